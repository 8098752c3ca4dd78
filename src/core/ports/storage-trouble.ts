/** Why nothing can be written down at the moment; each is told in words of its own (`popup_notice_…`). */
export type StorageTrouble =
  | 'disk-full'
  /** A connection of an older version holds the database, or opening it hangs. */
  | 'database-blocked'
  /** A newer version of the extension was used in this profile. */
  | 'database-newer'
  | 'database-damaged'
  | 'not-writing';

/** The error's name when something took too long; the DOM's own name for it. */
export const TOOK_TOO_LONG = 'TimeoutError';

/**
 * By the names that the standard gives its exceptions (Indexed Database API 3.0, "Exceptions"); where a database is
 * damaged both browsers say `UnknownError`.
 */
const BY_NAME: Readonly<Record<string, StorageTrouble>> = {
  QuotaExceededError: 'disk-full',
  [TOOK_TOO_LONG]: 'database-blocked',
  VersionError: 'database-newer',
  UnknownError: 'database-damaged',
};

/** What an error of the database means to the user. */
export function troubleOf(problem: unknown): StorageTrouble {
  const name = typeof problem === 'object' && problem !== null && 'name' in problem ? String(problem.name) : '';
  return (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? 'not-writing';
}
