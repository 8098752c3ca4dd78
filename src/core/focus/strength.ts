import type { Settings, Strength } from '../settings/settings.ts';
import { STRENGTHS } from '../settings/settings.ts';
import type { FocusSession } from './session.ts';

type Choices = Pick<Settings, 'strength' | 'strengths'>;

/** How firm the veil over a listed site is by the settings alone: by site, else as for all. */
export function chosenStrength(site: string, { strength, strengths }: Choices): Strength {
  return Object.hasOwn(strengths, site) ? (strengths[site] ?? strength) : strength;
}

/** The strengths of all listed sites, to be kept with the meeting that begins. */
export function strengthsAt(settings: Choices & Pick<Settings, 'distractions'>): Readonly<Record<string, Strength>> {
  return Object.fromEntries(settings.distractions.map((site) => [site, chosenStrength(site, settings)]));
}

/**
 * How firm the veil over a listed site is in this meeting. What is made firmer holds at once; what is made softer in
 * the middle of a meeting holds from the next one on.
 */
export function strengthOf(site: string, session: FocusSession, settings: Choices): Strength {
  const chosen = chosenStrength(site, settings);
  const begun = Object.hasOwn(session.strengths, site) ? (session.strengths[site] ?? chosen) : chosen;
  return STRENGTHS.indexOf(chosen) >= STRENGTHS.indexOf(begun) ? chosen : begun;
}
