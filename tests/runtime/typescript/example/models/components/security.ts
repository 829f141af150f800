export type Security = {
  bearerAuth?: string | undefined;
};
