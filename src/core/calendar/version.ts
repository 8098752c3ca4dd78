/** Which of two versions of the same event holds: SEQUENCE (RFC 5546 2.1.4), then DTSTAMP, then the later in the feed. */
export interface Version {
  readonly sequence: number;
  readonly stamp: number;
  readonly order: number;
}

export const isNewer = (a: Version, than: Version): boolean =>
  a.sequence !== than.sequence
    ? a.sequence > than.sequence
    : a.stamp !== than.stamp
      ? a.stamp > than.stamp
      : a.order > than.order;
