import { type CivilDate, dateOf, dayOf, daysInMonth, daysInYear, mod, weekdayOf } from './days.ts';
import type { RecurrenceRule, WeekdayPart } from './recurrence-rule.ts';

const NO_DATE: CivilDate = { year: 0, month: 0, dayOfMonth: 0 };

type DayTest = (day: number, date: CivilDate) => boolean;

/** The parts that a rule leaves open, taken from its start (RFC 5545 3.3.10: "information not contained in the rule"). */
export function completed(rule: RecurrenceRule, startDay: number): RecurrenceRule {
  const { frequency, byDay, byMonthDay, byYearDay, byWeekNo, byMonth } = rule;
  if (byDay.length + byMonthDay.length + byYearDay.length > 0) return rule;
  if (frequency === 'WEEKLY' || (frequency === 'YEARLY' && byWeekNo.length > 0)) {
    return { ...rule, byDay: [{ weekday: weekdayOf(startDay), nth: 0 }] };
  }
  if (frequency !== 'YEARLY' && frequency !== 'MONTHLY') return rule;
  const { month, dayOfMonth } = dateOf(startDay);
  const months = frequency === 'YEARLY' && byMonth.length === 0 ? [month] : byMonth;
  return { ...rule, byMonthDay: [dayOfMonth], byMonth: months };
}

/** Which days a completed rule wants, by the table of RFC 5545 3.3.10. */
export function dayFilter(rule: RecurrenceRule): (day: number) => boolean {
  const { frequency, byMonth, byMonthDay, byDay } = rule;
  const tests: DayTest[] = [];
  if (byMonth.length > 0) tests.push((_, date) => byMonth.includes(date.month));
  if (byMonthDay.length > 0) {
    tests.push(
      (_, { year, month, dayOfMonth }) =>
        byMonthDay.includes(dayOfMonth) || byMonthDay.includes(dayOfMonth - daysInMonth(year, month) - 1),
    );
  }
  if (rule.byYearDay.length > 0) {
    tests.push((day, { year }) => {
      const n = day - dayOf(year, 1, 1) + 1;
      return rule.byYearDay.includes(n) || rule.byYearDay.includes(n - daysInYear(year) - 1);
    });
  }
  // Weeks have numbers in yearly rules only.
  if (rule.byWeekNo.length > 0 && frequency === 'YEARLY') {
    tests.push((day) => weekNumbers(day, rule.weekStart).some((n) => rule.byWeekNo.includes(n)));
  }
  if (byDay.length > 0) tests.push(weekdayTest(rule, byDay));
  // Weekdays alone, as most rules have them, need no date.
  const needsDate = tests.length > 1 || byDay.length === 0 || byDay.some(({ nth }) => nth !== 0);
  return (day) => {
    const date = needsDate ? dateOf(day) : NO_DATE;
    return tests.every((test) => test(day, date));
  };
}

function weekdayTest({ frequency, byMonth, byWeekNo }: RecurrenceRule, byDay: readonly WeekdayPart[]): DayTest {
  const isInMonth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && byMonth.length > 0);
  const isInYear = frequency === 'YEARLY' && byMonth.length === 0 && byWeekNo.length === 0;
  return (day, { year, month, dayOfMonth }) => {
    const weekday = weekdayOf(day);
    for (const part of byDay) {
      if (part.weekday !== weekday) continue;
      if (part.nth === 0 || !(isInMonth || isInYear)) return true;
      const before = isInMonth ? dayOfMonth - 1 : day - dayOf(year, 1, 1);
      const after = (isInMonth ? daysInMonth(year, month) : daysInYear(year)) - before - 1;
      if (part.nth === Math.floor(before / 7) + 1 || part.nth === -Math.floor(after / 7) - 1) return true;
    }
    return false;
  };
}

/** The number of a day's week from the year's start and from its end. Week 1 is the first with four days in the year. */
function weekNumbers(day: number, weekStart: number): readonly [number, number] {
  const fourthDay = day - mod(weekdayOf(day) - weekStart, 7) + 3;
  const { year } = dateOf(fourthDay);
  const week = Math.floor((fourthDay - dayOf(year, 1, 1)) / 7) + 1;
  const last = Math.floor((dayOf(year, 12, 31) - fourthDay) / 7);
  return [week, -last - 1];
}
