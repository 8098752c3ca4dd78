/**
 * Google gives "this and following events", once they are changed, a series of their own: its UID is the first one's with
 * the day of the change behind it (seen in its feeds). To the user it is the series that it was.
 */
const CHANGED_FROM = /_R\d{8}(?:T\d{6}Z?)?(?=@google\.com$)/;

/** The UID that a series began with. */
export const firstUid = (uid: string): string => uid.replace(CHANGED_FROM, '');

/** The one among some series that this is, or that it was before it was changed from a day on; by UID. */
export const sameSeries = (uid: string | null, among: readonly string[]): readonly string[] =>
  uid === null || among.length === 0 ? [] : among.filter((each) => firstUid(each) === firstUid(uid));
