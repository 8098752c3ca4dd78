import { countedDays } from './counted-days.ts';
import { DAY_MS, dateNumberOf, dayOf, dayOfDate } from './days.ts';
import { FOLDED, LENGTH, RECURRENCE, SEQUENCE, TIME, UID } from './line-sorts.ts';
import { NO_UID, uidMark } from './uid-mark.ts';
import { readDuration } from './values.ts';

const DATE_LENGTH = 8;
/** A rule is shorter; more would not fit on the engine's stack. */
const MAX_TEXT_BYTES = 2_000;

/** The place of a date that is not there. */
export const NO_DATE = -1;

/**
 * What the bytes of an event tell about when it is, read without decoding it. Dates are those that are written (eight
 * digits as one number, or `NO_DATE`), whatever the zone: right to within two days. Where a line is not plain the event is
 * `isUnclear`, and has to be read.
 */
export class BlockFacts {
  /** Stands for the UID (`uidMark`). */
  uid = NO_UID;
  sequence = 0;
  /** DTSTAMP as a number of its digits, for comparing. */
  stamp = 0;
  start = NO_DATE;
  /** Inclusive. */
  end = NO_DATE;
  recurrence = NO_DATE;
  /** RANGE=THISANDFUTURE. */
  isForFuture = false;
  hasRule = false;
  hasExtraDates = false;
  /** One of the rules may go on for ever. */
  isEndless = false;
  /** The last day (since 1970-01-01) that the UNTIL of a rule allows, */
  untilDay = 0;
  /** and for how many days from the start on rules that count may go on. */
  countedDays = 0;
  isUnclear = false;

  /** Forgets all: one object serves all plain events of a feed. */
  clear(): void {
    this.uid = NO_UID;
    this.sequence = 0;
    this.stamp = 0;
    this.start = NO_DATE;
    this.end = NO_DATE;
    this.recurrence = NO_DATE;
    this.isForFuture = false;
    this.hasRule = false;
    this.hasExtraDates = false;
    this.isEndless = false;
    this.untilDay = 0;
    this.countedDays = 0;
    this.isUnclear = false;
  }

  /** Takes in a logical line of the event itself, not of an alarm in it; `sort` is one of `line-sorts.ts`. */
  take(sort: number, bytes: Uint8Array, start: number, end: number): void {
    if (sort === TIME) takeTime(this, bytes, start, end);
    else if (sort === UID && nameIs(bytes, start, UID_NAME)) this.uid = uidMark(bytes, start, end);
    else if (sort === SEQUENCE && nameIs(bytes, start, SEQUENCE_NAME)) this.sequence = digitsOf(bytes, start, end);
    else if (sort === RECURRENCE) takeRecurrence(this, bytes, start, end);
    else if (sort === LENGTH && nameIs(bytes, start, DURATION)) takeDuration(this, bytes, start, end);
    else if (sort === FOLDED || isNameFolded(bytes, start, end)) this.isUnclear = true;
  }
}

function takeTime(facts: BlockFacts, bytes: Uint8Array, start: number, end: number): void {
  if (nameIs(bytes, start, DTSTART)) {
    facts.start = dateOfLine(bytes, start, end);
    facts.isUnclear ||= facts.start === NO_DATE;
  } else if (nameIs(bytes, start, DTEND)) {
    facts.end = dateOfLine(bytes, start, end);
    facts.isUnclear ||= facts.end === NO_DATE;
  } else if (nameIs(bytes, start, DTSTAMP)) facts.stamp = digitsOf(bytes, start, end);
  else if (isNameFolded(bytes, start, end)) facts.isUnclear = true;
}

function takeDuration(facts: BlockFacts, bytes: Uint8Array, start: number, end: number): void {
  const duration = readDuration(valuePart(textOf(bytes, start, end)));
  if (!duration || facts.start === NO_DATE) facts.isUnclear = true;
  else {
    facts.end = Math.max(0, dateNumberOf(dayOfDate(facts.start) + duration.days + Math.ceil(duration.ms / DAY_MS)));
  }
}

function takeRecurrence(facts: BlockFacts, bytes: Uint8Array, start: number, end: number): void {
  if (nameIs(bytes, start, RRULE)) {
    facts.hasRule = true;
    const text = textOf(bytes, start, end);
    const until = /[:;]\s*UNTIL\s*=\s*(\d{4})-?(\d\d)-?(\d\d)/i.exec(text);
    const days = until || !text.includes('COUNT=') ? null : countedDays(text.slice(RRULE.length + 1));
    if (until) facts.untilDay = Math.max(facts.untilDay, dayOf(Number(until[1]), Number(until[2]), Number(until[3])));
    else if (days !== null) facts.countedDays = Math.max(facts.countedDays, days);
    else facts.isEndless = true;
  } else if (nameIs(bytes, start, RDATE)) facts.hasExtraDates = true;
  else if (nameIs(bytes, start, RECURRENCE_ID)) {
    const text = textOf(bytes, start, end);
    const date = /:(\d{8})[^:]*$/.exec(text);
    facts.recurrence = date ? Number(date[1]) : NO_DATE;
    facts.isUnclear ||= date === null;
    facts.isForFuture = /THISANDFUTURE/i.test(text);
  } else if (isNameFolded(bytes, start, end)) facts.isUnclear = true;
}

/** The eight digits behind the line's last colon (neither a date nor a time has one); `NO_DATE` if there are none. */
function dateOfLine(bytes: Uint8Array, start: number, end: number): number {
  let at = end - 1;
  while (at > start && bytes[at] !== 58) at--;
  let date = 0;
  for (let i = at + 1; i <= at + DATE_LENGTH; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return NO_DATE;
    date = date * 10 + digit;
  }
  return date;
}

/** A property's name, in lower case. */
const nameOf = (name: string) => Uint8Array.from(name, (each) => each.charCodeAt(0));
const UID_NAME = nameOf('uid');
export const SEQUENCE_NAME = nameOf('sequence');
export const DTSTART = nameOf('dtstart');
export const DTEND = nameOf('dtend');
export const DTSTAMP = nameOf('dtstamp');
const DURATION = nameOf('duration');
const RRULE = nameOf('rrule');
const RDATE = nameOf('rdate');
const RECURRENCE_ID = nameOf('recurrence-id');

/** Whether a line's name is this one. A parameter or the value follows a name. */
export function nameIs(bytes: Uint8Array, start: number, name: Uint8Array): boolean {
  const { length } = name;
  const after = bytes[start + length];
  if (after !== 58 && after !== 59) return false;
  for (let i = 0; i < length; i++) {
    const c = name[i] as number;
    const found = bytes[start + i] as number;
    if (found !== c && (c === 45 || (found | 32) !== c)) return false;
  }
  return true;
}

/** A line end before the name's end: what the name is cannot be told here. */
function isNameFolded(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i];
    if (c === 58 || c === 59) return false;
    if (c === 10 || c === 13) return true;
  }
  return false;
}

/** The digits behind the line's last colon as one number, whatever stands between them. */
function digitsOf(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  let by = 1;
  for (let i = end - 1; i > start && bytes[i] !== 58; i--) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) continue;
    number += digit * by;
    by *= 10;
  }
  return number;
}

/** The characters of a short line, its folds undone. */
function textOf(bytes: Uint8Array, start: number, lineEnd: number): string {
  let end = Math.min(lineEnd, start + MAX_TEXT_BYTES);
  while (end > start && ((bytes[end - 1] as number) === 10 || (bytes[end - 1] as number) === 13)) end--;
  const text = String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  return text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+[ \t]/g, '') : text;
}

const valuePart = (text: string): string => text.slice(text.lastIndexOf(':') + 1).trim();
