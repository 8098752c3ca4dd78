import { unescapeText } from './content-line.ts';
import { MAX_ZONES } from './limits.ts';
import type { TimeValue } from './values.ts';
import { zoneFromFeed } from './vtimezone.ts';
import { toLocal, toUtc, type Zone } from './zone.ts';
import { zoneByGuess, zoneByName } from './zone-names.ts';

/**
 * A zone's name as it is compared where it is written otherwise than it is defined: TZID of a VTIMEZONE is TEXT, whose
 * commas are escaped, and some programs put it between quotes; the parameter is neither.
 */
const plainName = (tzid: string): string => unescapeText(tzid).replaceAll('"', '').trim().toLowerCase();

/** One VCALENDAR of a feed: what its events share. A zone that it defines is not seen by the next VCALENDAR. */
export class FeedCalendar {
  method = '';
  /** X-WR-TIMEZONE or TIMEZONE-ID: the zone of times whose own zone nobody knows. */
  defaultTzid = '';
  readonly #definitions: (readonly string[])[] = [];
  #defined: Map<string, Zone> | null = null;
  readonly #zones = new Map<string, Zone>();
  readonly #userZone: Zone;

  constructor(userZone: Zone) {
    this.#userZone = userZone;
  }

  /** Takes in the unfolded lines of a VTIMEZONE. */
  define(lines: readonly string[]): void {
    if (this.#definitions.length < MAX_ZONES) this.#definitions.push(lines);
    this.#defined = null;
    this.#zones.clear();
  }

  /** Floating times (null) are in the user's zone. A zone that the IANA database knows is not the feed's to define. */
  zone(tzid: string | null): Zone {
    if (tzid === null || tzid === '') return this.#userZone;
    let zone = this.#zones.get(tzid);
    if (!zone) {
      zone =
        zoneByName(tzid) ??
        this.#definedZone(tzid) ??
        zoneByGuess(tzid) ??
        (this.defaultTzid === '' ? null : zoneByName(this.defaultTzid)) ??
        this.#userZone;
      this.#zones.set(tzid, zone);
    }
    return zone;
  }

  zoneOf(value: TimeValue, floatingZone: Zone = this.#userZone): Zone {
    return value.tzid === null ? floatingZone : this.zone(value.tzid);
  }

  /** The moment of a time; of a date its midnight. `floatingZone` is the zone of a time that names none. */
  utcOf(value: TimeValue, floatingZone: Zone = this.#userZone): number {
    if (value.kind === 'utc') return value.localMs;
    return toUtc(value.kind === 'date' ? floatingZone : this.zoneOf(value, floatingZone), value.localMs);
  }

  /** What a zone's clocks show at a time. */
  localOf(value: TimeValue, zone: Zone): number {
    if (value.kind === 'date' || (value.kind === 'local' && this.zoneOf(value, zone) === zone)) return value.localMs;
    return toLocal(zone, this.utcOf(value, zone));
  }

  get userZone(): Zone {
    return this.#userZone;
  }

  #definedZone(tzid: string): Zone | undefined {
    if (!this.#defined) {
      this.#defined = new Map();
      for (const lines of this.#definitions) {
        const { tzid: name, zone } = zoneFromFeed(lines);
        if (!zone) continue;
        for (const each of [name, plainName(name)]) if (!this.#defined.has(each)) this.#defined.set(each, zone);
      }
    }
    return this.#defined.get(tzid.trim()) ?? this.#defined.get(plainName(tzid));
  }
}
