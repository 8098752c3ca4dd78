import { dayOf } from './days.ts';
import { NO_UID, uidMark } from './uid-mark.ts';
import { readDuration } from './values.ts';

const DAY_LENGTH = 8;
/** A rule is shorter; more would not fit on the engine's stack. */
const MAX_TEXT_BYTES = 2_000;

/**
 * What the bytes of an event tell about when it is, read without decoding it. Days are those that are written, whatever
 * the zone: right to within two days. Where a line is not plain the event is `isUnclear`, and has to be read.
 */
export class BlockFacts {
  /** Stands for the UID (`uidMark`). */
  uid = NO_UID;
  sequence = 0;
  /** DTSTAMP as a number of its digits, for comparing. */
  stamp = 0;
  startDay: number | null = null;
  /** Inclusive. */
  endDay: number | null = null;
  recurrenceDay: number | null = null;
  /** RANGE=THISANDFUTURE. */
  isForFuture = false;
  hasRule = false;
  hasExtraDates = false;
  /** The last day that the rules allow; null where one of them has no UNTIL. */
  untilDay: number | null = null;
  isUnclear = false;
  #ruleCount = 0;

  /** Takes in a logical line of the event itself, not of an alarm in it. */
  take(bytes: Uint8Array, start: number, end: number): void {
    switch ((bytes[start] as number) | 32) {
      case 100: // d
        // DESCRIPTION is told apart by its second letter.
        if (((bytes[start + 1] ?? 0) | 32) !== 101) this.#takeTime(bytes, start, end);
        return;
      case 114: // r
        this.#takeRecurrence(bytes, start, end);
        return;
      case 117: // u
        if (nameIs(bytes, start, 'uid')) this.uid = uidMark(bytes, start, end);
        else if (isNameFolded(bytes, start, end)) this.isUnclear = true;
        return;
      case 115: // s
        if (nameIs(bytes, start, 'sequence')) this.sequence = digitsOf(bytes, start, end);
        else if (isNameFolded(bytes, start, end)) this.isUnclear = true;
    }
  }

  #takeTime(bytes: Uint8Array, start: number, end: number): void {
    // DTSTART, DTSTAMP, DTEND, DURATION: told apart by one letter, then compared.
    const letter = ((bytes[start + 5] ?? 0) | 32) === 109 ? 109 : (bytes[start + 2] ?? 0) | 32;
    if (letter === 115 && nameIs(bytes, start, 'dtstart')) this.startDay = this.#day(bytes, start, end);
    else if (letter === 101 && nameIs(bytes, start, 'dtend')) this.endDay = this.#day(bytes, start, end);
    else if (letter === 109 && nameIs(bytes, start, 'dtstamp')) this.stamp = digitsOf(bytes, start, end);
    else if (letter === 114 && nameIs(bytes, start, 'duration')) {
      const duration = readDuration(valuePart(textOf(bytes, start, end)));
      if (!duration || this.startDay === null) this.isUnclear = true;
      else this.endDay = this.startDay + duration.days + Math.ceil(duration.ms / 86_400_000);
    } else if (isNameFolded(bytes, start, end)) this.isUnclear = true;
  }

  #takeRecurrence(bytes: Uint8Array, start: number, end: number): void {
    if (nameIs(bytes, start, 'rrule')) {
      this.hasRule = true;
      const until = /UNTIL\s*=\s*(\d{4})-?(\d\d)-?(\d\d)/i.exec(textOf(bytes, start, end));
      const day = until ? dayOf(Number(until[1]), Number(until[2]), Number(until[3])) : null;
      const last = this.untilDay;
      this.untilDay = this.#ruleCount++ === 0 ? day : day === null || last === null ? null : Math.max(day, last);
    } else if (nameIs(bytes, start, 'rdate')) this.hasExtraDates = true;
    else if (nameIs(bytes, start, 'recurrence-id')) {
      this.recurrenceDay = this.#day(bytes, start, end);
      this.isForFuture = /THISANDFUTURE/i.test(textOf(bytes, start, end));
    } else if (isNameFolded(bytes, start, end)) this.isUnclear = true;
  }

  /** The day of the eight digits behind the line's last colon: neither a date nor a time has one. */
  #day(bytes: Uint8Array, start: number, end: number): number | null {
    let at = end - 1;
    while (at > start && bytes[at] !== 58) at--;
    let digits = 0;
    for (let i = at + 1; i <= at + DAY_LENGTH; i++) {
      const digit = (bytes[i] ?? 0) - 48;
      if (digit < 0 || digit > 9) {
        this.isUnclear = true;
        return null;
      }
      digits = digits * 10 + digit;
    }
    return dayOf(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
  }
}

/** Whether a line's name is this one, which is given in lower case. */
function nameIs(bytes: Uint8Array, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    const found = bytes[start + i] ?? 0;
    if (found !== c && (c === 45 || (found | 32) !== c)) return false;
  }
  const after = bytes[start + name.length];
  return after === 58 || after === 59;
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
