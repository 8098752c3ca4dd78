/** Somebody who is in a meeting, as the calendar names them. */
export interface Person {
  /** What they are called; the part before the @ where the calendar gives no name. */
  readonly name: string;
  /** Mail address in lower case, or null where the calendar gives none. */
  readonly address: string | null;
}
