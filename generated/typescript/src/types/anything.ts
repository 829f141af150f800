/** A value of any shape: the document does not say which. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- callers read such a value without a cast
export type Anything = any;
