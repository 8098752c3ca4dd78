import type { MeetingRecord } from '../attention/record.ts';
import type { Settings } from '../settings/settings.ts';
import type { FocusSession } from './session.ts';

/** Whether a site is needed in every meeting of a series: the user's answer, asked for once. */
export type SeriesNeed = Settings['seriesNeeds'][number];

/** "Also next time?" */
export type AlsoNextTime = Omit<SeriesNeed, 'isNeeded'>;

/** More answers than this nobody gave; the oldest go. */
const MOST_ANSWERS = 500;

type Asked = Pick<Settings, 'distractions' | 'seriesNeeds'>;

/** What to ask of the meeting that is on; null: nothing, or it was answered before. */
export function askedOfSession({ meeting, needed }: FocusSession, settings: Asked): AlsoNextTime | null {
  return asked(meeting.seriesId, needed, settings);
}

/** What to ask of the meeting that ended last. */
export function askedOfRecord({ meeting, pulls }: MeetingRecord, settings: Asked): AlsoNextTime | null {
  const needed = pulls.filter((each) => each.outcome === 'needed').map((each) => each.site);
  return asked(meeting.seriesId, needed, settings);
}

/** The listed sites that the user said are needed in every meeting of a series. */
export function neededInSeries(seriesId: string | null, { distractions, seriesNeeds }: Asked): readonly string[] {
  return seriesNeeds
    .filter((each) => each.seriesId === seriesId && each.isNeeded && distractions.includes(each.site))
    .map((each) => each.site);
}

/** The answers with this one among them. */
export function withAnswer(answers: Settings['seriesNeeds'], answer: SeriesNeed): Settings['seriesNeeds'] {
  const others = answers.filter((each) => each.seriesId !== answer.seriesId || each.site !== answer.site);
  return [...others, answer].slice(-MOST_ANSWERS);
}

function asked(seriesId: string | null, needed: readonly string[], settings: Asked): AlsoNextTime | null {
  if (seriesId === null) return null;
  const isOpen = (site: string) =>
    settings.distractions.includes(site) &&
    !settings.seriesNeeds.some((each) => each.seriesId === seriesId && each.site === site);
  const site = needed.find(isOpen);
  return site === undefined ? null : { seriesId, site };
}
