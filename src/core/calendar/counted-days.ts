/** A rule of days, weeks or weekdays of months that says how often, and nothing that could leave a period out. */
const PLAIN_RULE =
  /^(?:FREQ=(DAILY|WEEKLY|MONTHLY)|COUNT=(\d{1,4})|INTERVAL=(\d{1,3})|WKST=[A-Z]{2}|BYDAY=([A-Z]{2}(?:,[A-Z]{2})*)|BYDAY=([+-]?[1-4][A-Z]{2}))$/;

const DAYS = { DAILY: 1, WEEKLY: 7, MONTHLY: 31 } as const;

/**
 * Within how many days of its start a rule with COUNT has had all its instances, at the most; null where that is not plain.
 * Each of its periods has an instance, so that it takes no more of them than it counts, and one more where the start is
 * none of them. Told from the text, since most series of a long calendar have ended, and need not be read.
 *
 * @param rule the value of an RRULE
 */
export function countedDays(rule: string): number | null {
  let days = 0;
  let count = 0;
  let interval = 1;
  let isOfWeekdays = false;
  let isNth = false;
  for (const part of rule.split(';')) {
    const found = PLAIN_RULE.exec(part);
    if (!found) return null;
    if (found[1] !== undefined) days = DAYS[found[1] as keyof typeof DAYS];
    else if (found[2] !== undefined) count = Number(found[2]);
    else if (found[3] !== undefined) interval = Number(found[3]);
    else if (found[4] !== undefined) isOfWeekdays = true;
    else if (found[5] !== undefined) isNth = true;
  }
  const isEachPeriod = isOfWeekdays ? days === DAYS.WEEKLY : days !== DAYS.MONTHLY || isNth;
  if (count === 0 || interval === 0 || days === 0 || !isEachPeriod || (isNth && days !== DAYS.MONTHLY)) return null;
  return (count + 1) * interval * days;
}
