import { DAY_MS, HOUR_MS } from './days.ts';

/**
 * What a feed may cost. A feed is written by strangers: each bound ends the work, names what was left out, and lies well
 * beyond what the largest real calendars hold (20,000 events in 52 MB after ten years).
 */

/** After unpacking. Twice the largest real feed; a worker may hold about three times as much. */
export const MAX_FEED_BYTES = 100_000_000;
/** `BEGIN:VCALENDAR` stands on the first line; 64 KB allow for a server's warnings before it, and no web page is read on. */
export const MAX_PREFACE_BYTES = 65_536;
/** A line is a title, a person or a description; of the last we only want the join address, which stands near its start. */
export const MAX_LINE_BYTES = 65_536;
/** All that is kept of one event: a meeting with 2,000 people is 300 KB. */
export const MAX_EVENT_BYTES = 1_048_576;
/** Ten times the largest real feed; counted even where an event is passed over. */
export const MAX_EVENTS = 250_000;
/** Events that may touch the window, and series: real feeds have some hundreds. */
export const MAX_KEPT_EVENTS = 20_000;
/** Lines of calendars themselves, such as METHOD, that are read; real ones have ten. */
export const MAX_CALENDAR_LINES = 1_000;
/** Zones that a feed may define, and the observances of each; Outlook writes two for each year at the most. */
export const MAX_ZONES = 1_000;
export const MAX_OBSERVANCES = 200;
/** Exceptions, extra dates or moved instances of one series: ten years of each day are 3,650. */
export const MAX_DATES = 10_000;
/** Steps of reckoning (candidate days and times) for a series: 100,000 are about 5 ms, 270 years of days. */
export const MAX_SERIES_STEPS = 100_000;
/** The same for a whole feed, so that a thousand costly rules end too: about 0.1 s. */
export const MAX_FEED_STEPS = 2_000_000;
/** Instances of one series that are shown: 14 days of every hour are 336. */
export const MAX_SERIES_OCCURRENCES = 500;
/** Everything that is shown. */
export const MAX_OCCURRENCES = 5_000;
/** People of one meeting that are named. */
export const MAX_PEOPLE = 2_000;
export const MAX_TITLE_LENGTH = 500;
export const MAX_NAME_LENGTH = 200;
/** The join address stands in the first of it. */
export const MAX_DESCRIPTION_LENGTH = 32_768;
/** Pages that one invitation links, and attachments of it that are looked at: an agenda, the minutes, some documents. */
export const MAX_LINKED_PAGES = 10;
export const MAX_ATTACHMENTS = 10;
/** What is named to the user as left out; the rest is only counted among it. */
export const MAX_LEFT_OUT = 100;

/** No zone is further than a day from UTC, and a day more for what a cut zone may be wrong by. */
export const ZONE_SLACK_MS = 2 * DAY_MS;
/** A series that ended this long ago is passed over: an override for "this and future" moves it by days, not months. */
export const SERIES_SLACK_MS = 62 * DAY_MS;

/**
 * "This and future" by more is a slip, and is followed for its own instance alone: all instances from as far before the
 * window to as far behind it would have to be looked at.
 */
export const LONGEST_SHIFT_MS = 366 * DAY_MS;

/** A feed that asks to be read less often than daily is not obeyed: meetings move within a day. */
export const LONGEST_REFRESH_MS = 24 * HOUR_MS;

/** Counts the work of one reading. */
export class WorkBudget {
  #feedSteps = MAX_FEED_STEPS;
  #seriesSteps = MAX_SERIES_STEPS;

  beginSeries(): void {
    this.#seriesSteps = MAX_SERIES_STEPS;
  }

  /** Throws `TooMuchWork` once the series or the feed has had its share. */
  spend(steps: number): void {
    this.#seriesSteps -= steps;
    this.#feedSteps -= steps;
    if (this.#seriesSteps < 0 || this.#feedSteps < 0) throw new TooMuchWork();
  }
}

export class TooMuchWork extends Error {}
