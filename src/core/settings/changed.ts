import type { Settings, SettingsChange } from './settings.ts';

/**
 * The settings with a change in them. What the change does not name stays as it is, so that two changes made side by
 * side both hold, in whatever order they come; and one that is made twice is as one.
 */
export const changed = (settings: Settings, change: SettingsChange): Settings => merged(settings, change) as Settings;

/** Told apart by what is kept: a list has rows, an object its parts by name, and anything else is one value. */
function merged(before: unknown, change: unknown): unknown {
  if (Array.isArray(before)) return withRows(before, change as RowsChange);
  if (typeof before !== 'object' || before === null) return change;
  const after = new Map(Object.entries(before));
  for (const [name, part] of Object.entries(change as object)) {
    if (part === null) after.delete(name);
    else after.set(name, merged(after.get(name), part));
  }
  return Object.fromEntries(after);
}

/** A text, or what is said of a site (in a series). */
type Row = string | { readonly site: string; readonly seriesId?: string };
interface RowsChange {
  readonly add?: readonly Row[];
  readonly remove?: readonly Row[];
}

const keyOf = (row: Row): string => (typeof row === 'string' ? row : JSON.stringify([row.site, row.seriesId]));

function withRows(before: readonly Row[], { add = [], remove = [] }: RowsChange): readonly Row[] {
  const rows = new Map(before.map((each) => [keyOf(each), each]));
  for (const each of remove) rows.delete(keyOf(each));
  for (const each of add) rows.set(keyOf(each), each);
  return [...rows.values()];
}
