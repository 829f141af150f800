import { APIError } from "./apierror.js";

/**
 * A page that leads to one that was already read, to another origin or nowhere.
 * The items before it were delivered.
 */
export class PaginationError extends APIError {
  constructor(message: string, rawResponse: Response) {
    super(message, rawResponse);
    this.name = "PaginationError";
  }
}
