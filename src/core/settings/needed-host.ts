import { hostOfOwnSite } from '../calls/own-site.ts';
import { ALL_CALL_HOSTS } from '../calls/services.ts';
import { rowOf } from '../sites/match.ts';
import type { Settings } from './settings.ts';

const CALL_HOSTS = ALL_CALL_HOSTS.map((pattern) => pattern.replace(/^https:\/\/(?:\*\.)?|\/\*$/g, ''));

/** Whether a host is needed for something else than calendars: a listed site, a call site of the user's own, a service's calls. */
export const isHostNeeded = (
  host: string,
  { distractions, meetingSites, callSites }: Pick<Settings, 'distractions' | 'meetingSites' | 'callSites'>,
): boolean =>
  rowOf(host, [...distractions, ...meetingSites, ...CALL_HOSTS]) !== null ||
  callSites.some(({ site }) => hostOfOwnSite(site) === host);
