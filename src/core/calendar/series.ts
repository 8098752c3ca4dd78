import { DAY_MS, dayAt, mod } from './days.ts';
import { expandRule } from './expand-rule.ts';
import { type Instance, type InstanceKey, isInWindow, type Window } from './instance.ts';
import { MAX_SERIES_OCCURRENCES, type WorkBudget, ZONE_SLACK_MS } from './limits.ts';
import type { Overrides } from './overrides.ts';
import { type Candidate, midnightOf, type Placement, placementOf } from './placement.ts';
import { readRule } from './recurrence-rule.ts';
import { boundsOf, endsBeforeItsStart, isWithin } from './until.ts';
import type { TimeValue } from './values.ts';
import { toLocal, toUtc } from './zone.ts';

export type SeriesProblem = 'unreadable-rule' | 'too-many-occurrences' | 'too-many-dates' | 'too-much-work';

/** The clocks that changes of zones and clocks can put between two reckonings of the same local time. */
const RANGE_SLACK_MS = DAY_MS;

/** What a master says about its instances, and what is said about them elsewhere in the feed. */
export class Series {
  readonly #master: Candidate;
  readonly #place: Placement;

  constructor(master: Candidate) {
    this.#master = master;
    this.#place = placementOf(master);
  }

  get isRecurring(): boolean {
    const { rules, extraDates } = this.#master.event;
    return rules.length + extraDates.length > 0;
  }

  /**
   * By what an instance is found: the moment of its original start, or of a whole-day series the midnight of its date. A
   * RECURRENCE-ID or EXDATE that is only a date means the instance of that day.
   */
  keyOf(value: TimeValue): InstanceKey {
    const { calendar } = this.#master;
    const { zone, hasDates } = this.#place;
    if (hasDates) return { key: this.#dateOf(value) };
    return value.kind === 'date' ? { day: dayAt(value.localMs) } : { key: calendar.utcOf(value, zone) };
  }

  /** The end of an instance that starts then; both UTC. */
  endFrom(utcMs: number): number {
    return this.#place.endOf(toLocal(this.#place.zone, utcMs), utcMs);
  }

  /** Whether EXDATE takes away the instance that a RECURRENCE-ID means. */
  isExcepted(value: TimeValue): boolean {
    const at = this.keyOf(value);
    const { zone, hasDates } = this.#place;
    const localMs = 'day' in at ? at.day * DAY_MS : hasDates ? at.key : toLocal(zone, at.key);
    const { keys, days } = this.#exceptions(localMs, localMs);
    return days.has(dayAt(localMs)) || ('key' in at && keys.has(at.key));
  }

  /** The name of the instance that a RECURRENCE-ID means; of a day's the one at the series' own time of day. */
  nameMeant(value: TimeValue): string {
    const at = this.keyOf(value);
    if ('key' in at) return this.nameOf(at.key);
    const { zone, startLocalMs } = this.#place;
    return this.nameOf(toUtc(zone, at.day * DAY_MS + mod(startLocalMs, DAY_MS)));
  }

  /** The midnight of the date that a value means in a whole-day series. */
  #dateOf(value: TimeValue): number {
    const { calendar } = this.#master;
    const { zone, writtenZone } = this.#place;
    const writtenMs = writtenZone ? calendar.localOf(value, writtenZone) : value.localMs;
    if (mod(writtenMs, DAY_MS) === 0) return writtenMs;
    // Written as midnight UTC the date is meant as written, whatever day that is here.
    const isAsWritten = value.kind !== 'utc' || mod(value.localMs, DAY_MS) === 0;
    return midnightOf(isAsWritten ? value.localMs : calendar.localOf(value, zone));
  }

  /** Names an instance so that the name stays the same between readings, also after travel. */
  nameOf(key: number): string {
    const { hasDates } = this.#place;
    const { start } = this.#master.event;
    if (hasDates) return isoOf(key).slice(0, 10);
    const isFloating = start.kind === 'local' && start.tzid === null;
    return isFloating ? isoOf(toLocal(this.#place.zone, key)).slice(0, -1) : isoOf(key);
  }

  /**
   * The instances that overlap the window, by original start; those in `replaced` left out.
   *
   * @throws TooMuchWork
   */
  instances(
    window: Window,
    overrides: Overrides,
    budget: WorkBudget,
    report: (problem: SeriesProblem) => void,
  ): Instance[] {
    const { event } = this.#master;
    const place = this.#place;
    const found: Instance[] = [];
    const starts = this.#starts(window, overrides.furthestShiftMs, budget, report);
    const exceptions = this.#exceptions(starts[0]?.localMs ?? 0, starts.at(-1)?.localMs ?? 0);
    // Of an hour that the clocks skip: its instances fall on those of the next, and are the same (a set, RFC 5545 3.8.5).
    const given = new Set<number>();
    for (const { localMs, endMs } of starts) {
      const utcMs = toUtc(place.zone, localMs);
      const key = place.hasDates ? localMs : utcMs;
      if (given.has(key)) continue;
      given.add(key);
      if (exceptions.keys.has(key) || exceptions.days.has(dayAt(localMs)) || overrides.has(key, dayAt(localMs)))
        continue;
      const instance = overrides.moved(key, localMs) ?? {
        candidate: this.#master,
        startMs: utcMs,
        endMs: endMs ?? place.endOf(localMs, utcMs),
        isAllDay: place.isAllDay,
      };
      if (!isInWindow(instance.startMs, instance.endMs, window)) continue;
      if (found.length >= MAX_SERIES_OCCURRENCES) {
        report('too-many-occurrences');
        break;
      }
      found.push({ ...instance, original: this.isRecurring ? this.nameOf(key) : null });
    }
    if (event.hasTooManyDates) report('too-many-dates');
    if (overrides.hasSlip) report('too-much-work');
    return found;
  }

  /** The exceptions that may mean an instance between two local times. */
  #exceptions(fromMs: number, toMs: number): { keys: ReadonlySet<number>; days: ReadonlySet<number> } {
    const keys = new Set<number>();
    const days = new Set<number>();
    // Far from each of them, in whatever zone: not worth the conversion.
    const near = [fromMs - ZONE_SLACK_MS, toMs + ZONE_SLACK_MS] as const;
    for (const value of this.#master.event.exceptionDates(...near)) {
      if (value.localMs < near[0] || value.localMs > near[1]) continue;
      const at = this.keyOf(value);
      if ('key' in at) keys.add(at.key);
      else days.add(at.day);
    }
    return { keys, days };
  }

  /** Local starts in order, each once, of everything that might overlap the window. */
  #starts(window: Window, shiftMs: number, budget: WorkBudget, report: (problem: SeriesProblem) => void) {
    const { event, calendar } = this.#master;
    const { zone, startLocalMs, lengthMs, hasDates } = this.#place;
    const slackMs = RANGE_SLACK_MS + shiftMs;
    const fromMs = toLocal(zone, window.fromMs) - lengthMs - slackMs;
    const toMs = toLocal(zone, window.toMs) + slackMs;
    const starts = new Map<number, number | null>();
    const expand = (text: string): number[] => {
      const read = readRule(text);
      if (!read) {
        report('unreadable-rule');
        return [];
      }
      // A date has no time of day (RFC 5545 3.3.10: then they are ignored).
      const rule = hasDates ? { ...read, byHour: [], byMinute: [], bySecond: [] } : read;
      const bounds = boundsOf(rule, this.#place);
      const all = expandRule(
        rule,
        startLocalMs,
        bounds.boundMs,
        fromMs,
        toMs,
        budget,
        toLocal(zone, window.fromMs) + slackMs,
        event.rules.length === 1,
      );
      return all.filter((localMs) => isWithin(localMs, bounds, this.#place));
    };
    if (startLocalMs >= fromMs && startLocalMs < toMs && !endsBeforeItsStart(event.rules, this.#place))
      starts.set(startLocalMs, null);
    for (const text of event.rules) for (const localMs of expand(text)) starts.set(localMs, null);
    for (const { start, end, duration } of event.extraDates) {
      const localMs = hasDates
        ? this.#dateOf(start)
        : calendar.localOf(start, zone) + (start.kind === 'date' ? mod(startLocalMs, DAY_MS) : 0);
      if (localMs >= toMs) continue;
      const utcMs = toUtc(zone, localMs);
      const endMs = end
        ? calendar.utcOf(end, zone)
        : duration
          ? toUtc(zone, localMs + duration.days * DAY_MS) + duration.ms
          : null;
      if (localMs >= fromMs || (endMs !== null && endMs > window.fromMs)) {
        starts.set(localMs, endMs === null || hasDates ? null : Math.max(utcMs, endMs));
      }
    }
    for (const text of event.exclusionRules) {
      for (const localMs of expand(text)) if (localMs !== startLocalMs) starts.delete(localMs);
    }
    return [...starts].sort(([a], [b]) => a - b).map(([localMs, endMs]) => ({ localMs, endMs }));
  }
}

const isoOf = (ms: number): string => (Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : String(ms));

/** An event at its own time: a single one, or an instance that stands by itself. */
export function ownInstance(candidate: Candidate, original: string | null): Instance {
  const place = placementOf(candidate);
  const startMs = toUtc(place.zone, place.startLocalMs);
  return { candidate, startMs, endMs: place.endOf(place.startLocalMs, startMs), isAllDay: place.isAllDay, original };
}
