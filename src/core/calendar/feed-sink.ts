import type { BlockFacts } from './block-facts.ts';

/** What the scanner finds, in the feed's order. */
export interface FeedSink {
  beginCalendar(): void;
  /** A line of the calendar itself, such as METHOD. */
  calendarLine(text: string): void;
  /** A VTIMEZONE; folded, from BEGIN to END. */
  zone(bytes: Uint8Array): void;
  /** Whether an event is worth its bytes. Called once for each VEVENT; the facts are there during the call only. */
  wants(facts: BlockFacts): boolean;
  /** An event that is wanted; folded, from BEGIN to END. The bytes are there during the call only. */
  event(bytes: Uint8Array, facts: BlockFacts): void;
}
