import { kindOfMeeting, type MeetingKind } from '../meeting/kind.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { Settings, Strength } from '../settings/settings.ts';
import { STRENGTHS } from '../settings/settings.ts';
import type { FocusSession } from './session.ts';

type Choices = Pick<Settings, 'strength' | 'strengths' | 'kindStrengths'>;

/**
 * How firm the veil over a listed site is by the settings alone. The more exact choice counts: by site, else by the kind
 * of meeting, else as for all.
 */
export function chosenStrength(
  site: string,
  kind: MeetingKind | null,
  { strength, strengths, kindStrengths }: Choices,
): Strength {
  const own = Object.hasOwn(strengths, site) ? strengths[site] : undefined;
  return own ?? (kind === null ? undefined : kindStrengths[kind]) ?? strength;
}

/** The strengths of all listed sites, to be kept with the meeting that begins. */
export function strengthsAt(
  meeting: Pick<Meeting, 'source' | 'people'>,
  settings: Choices & Pick<Settings, 'distractions'>,
): Readonly<Record<string, Strength>> {
  const kind = kindOfMeeting(meeting);
  return Object.fromEntries(settings.distractions.map((site) => [site, chosenStrength(site, kind, settings)]));
}

/**
 * How firm the veil over a listed site is in this meeting. What is made firmer holds at once; what is made softer in
 * the middle of a meeting holds from the next one on. A site whose page takes its cover away is closed.
 */
export function strengthOf(site: string, session: FocusSession, settings: Choices): Strength {
  if (session.fought.includes(site)) return 'closed';
  const chosen = chosenStrength(site, kindOfMeeting(session.meeting), settings);
  const begun = Object.hasOwn(session.strengths, site) ? (session.strengths[site] ?? chosen) : chosen;
  return STRENGTHS[Math.max(STRENGTHS.indexOf(chosen), STRENGTHS.indexOf(begun))] ?? chosen;
}
