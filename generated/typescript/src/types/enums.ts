declare const __brand: unique symbol;

/** A value the document does not know, kept as it came. */
export type Unrecognized<T> = T & { [__brand]: "unrecognized" };

/** Marks a value as one that the document does not know. */
export function catchUnrecognizedEnum<T>(value: T): Unrecognized<T> {
  return value as Unrecognized<T>;
}

type Prettify<T> = { [K in keyof T]: T[K] } & {};

/** The values of an enum object and no others. */
export type ClosedEnum<T extends Readonly<Record<string, string | number>>> =
  T[keyof T];

/** The values of an enum object, and whatever else the server may say. */
export type OpenEnum<T extends Readonly<Record<string, string | number>>> =
  | Prettify<T[keyof T]>
  | Unrecognized<T[keyof T] extends number ? number : string>;
