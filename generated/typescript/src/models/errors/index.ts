export * from "./apierror.js";
export * from "./httpclienterrors.js";
export * from "./paginationerror.js";
export * from "./sdkerror.js";
export * from "./sdkvalidationerror.js";
