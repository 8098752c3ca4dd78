import { ianaZone } from './iana-zone.ts';
import { readOffset } from './values.ts';
import { WINDOWS_DISPLAY_NAMES } from './windows-display-names.ts';
import { OTHER_WINDOWS_ZONES, STANDARD_TIMES } from './windows-zones.ts';
import { fixedZone, UTC, type Zone } from './zone.ts';

/** Abbreviations that hand-made feeds use as names; only those that mean one thing to nearly everybody. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mdt', 'America/Denver'],
  ['edt', 'America/New_York'],
  ['cest', 'Europe/Berlin'],
  ['eest', 'Europe/Athens'],
  ['west', 'Europe/Lisbon'],
  ['bst', 'Europe/London'],
  ['jst', 'Asia/Tokyo'],
  ['z', 'UTC'],
]);

/** Names that Windows had once and CLDR has no more; what was saved under them stays so. */
const FORMER_WINDOWS_ZONES = `\
Armenian Standard Time|Asia/Yerevan
Kamchatka Standard Time|Asia/Kamchatka
Mexico Standard Time|America/Mexico_City
Mexico Standard Time 2|America/Chihuahua
Mid-Atlantic Standard Time|Etc/GMT+2`;

let windowsNames: Map<string, string> | null = null;

/** The rows of a table, by their names in lower case; `ending`: what each name there ends in, and is not written. */
const rowsOf = (table: string, ending = ''): [name: string, zone: string][] =>
  table.split('\n').map((row) => {
    const at = row.indexOf('|');
    return [(row.slice(0, at) + ending).toLowerCase(), row.slice(at + 1)];
  });

function windowsName(key: string): string | undefined {
  windowsNames ??= new Map([
    ...rowsOf(STANDARD_TIMES, ' Standard Time'),
    ...[OTHER_WINDOWS_ZONES, WINDOWS_DISPLAY_NAMES, FORMER_WINDOWS_ZONES].flatMap((table) => rowsOf(table)),
  ]);
  return windowsNames.get(key);
}

/**
 * The zone that a name means by itself: an IANA name or alias in any case, one behind a vendor's prefix
 * (`/mozilla.org/20050126_1/Europe/Berlin`), or a Windows name, also as Outlook displays it. Null for names that only the
 * feed can explain, such as `Customized Time Zone`.
 */
export function zoneByName(tzid: string): Zone | null {
  const name = tzid.replaceAll('"', '').trim();
  const own = ianaZone(name);
  if (own) return own;
  if (/^tzone:\/\/microsoft\/utc$/i.test(name)) return UTC;
  const windows = windowsName(name.toLowerCase()) ?? windowsName(withoutOffset(name).toLowerCase());
  if (windows) return ianaZone(windows);
  if (name.startsWith('/')) {
    const parts = name.split('/').filter((part) => part !== '');
    // The longest ending first: America/Argentina/Ushuaia has three parts.
    for (const length of [3, 2, 1]) {
      const zone = parts.length >= length ? ianaZone(parts.slice(-length).join('/')) : null;
      if (zone) return zone;
    }
  }
  return null;
}

/** The last resort for names that nothing defines: an abbreviation, or an offset that the name itself tells. */
export function zoneByGuess(tzid: string): Zone | null {
  const name = tzid.replaceAll('"', '').trim();
  const long = ABBREVIATIONS.get(name.toLowerCase());
  if (long) return ianaZone(long);
  // `America/New York`, as it is shown to people.
  if (name.includes('/') && name.includes(' ')) return ianaZone(name.replaceAll(' ', '_'));
  const found = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?\)?/i.exec(name);
  if (!found) return null;
  const offsetMs = readOffset(`${found[1]}${(found[2] ?? '').padStart(2, '0')}${found[3] ?? '00'}`);
  return offsetMs === null ? null : fixedZone(offsetMs);
}

/** `(UTC-05:00) Eastern Time (US & Canada)` without what stands first: it says the winter's offset, and old lists differ. */
const withoutOffset = (name: string): string => name.replace(/^\((?:UTC|GMT)[^)]*\)\s*/i, '');
