const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar date without time nor zone, as RFC 3339 `full-date`. */
export class RFCDate {
  readonly #serialized: string;

  /**
   * From `YYYY-MM-DD`, or the UTC date of an instant.
   *
   * @throws RangeError when the text is no date of the calendar.
   */
  constructor(date: Date | string) {
    const instant = new Date(date);
    const serialized = instant.toISOString().slice(0, 10);
    if (typeof date === "string" && DATE.test(date) && serialized !== date) {
      throw new RangeError(`"${date}" is not a date of the calendar`);
    }
    this.#serialized = serialized;
  }

  /** The present date in UTC. */
  static today(): RFCDate {
    return new RFCDate(new Date());
  }

  toJSON(): string {
    return this.#serialized;
  }

  toString(): string {
    return this.#serialized;
  }
}
