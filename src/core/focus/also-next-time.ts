import type { MeetingRecord } from '../attention/record.ts';
import type { Settings, SettingsChange } from '../settings/settings.ts';
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

/** The change that an answer is. */
export function withAnswer({ seriesNeeds }: Pick<Settings, 'seriesNeeds'>, answer: SeriesNeed): SettingsChange {
  return { seriesNeeds: { remove: seriesNeeds.slice(0, 1 - MOST_ANSWERS), add: [answer] } };
}

function asked(seriesId: string | null, needed: readonly string[], settings: Asked): AlsoNextTime | null {
  if (seriesId === null) return null;
  const isOpen = (site: string) =>
    settings.distractions.includes(site) &&
    !settings.seriesNeeds.some((each) => each.seriesId === seriesId && each.site === site);
  const site = needed.find(isOpen);
  return site === undefined ? null : { seriesId, site };
}
