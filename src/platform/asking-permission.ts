import { isLoopback } from '../core/calendar/address.ts';
import { GRAPH_ORIGIN, SIGN_IN_ORIGIN } from '../core/calendar/microsoft/addresses.ts';
import { patternOfOwnSite } from '../core/calls/own-site.ts';
import { ALL_CALL_HOSTS } from '../core/calls/services.ts';
import { browser } from './browser.ts';
import { patternOf, patternOfAddress } from './grants.ts';

/*
 * Browsers show their permission dialog only while a click is being handled: every `ask…` here asks before it awaits
 * anything, and must be called so too.
 */

/** Asks to see and veil these sites. */
export const askForSites = (sites: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: sites.map(patternOf) }).catch(() => false);

/** Asks for the host of a calendar's address, at its own scheme. An address that is none asks nothing. */
export function askForAddress(address: string): Promise<boolean> {
  const pattern = patternOfAddress(address);
  return pattern === null
    ? Promise.resolve(true)
    : browser.permissions.request({ origins: [pattern] }).catch(() => false);
}

/** Asks again for the host of a calendar that is there already. */
export const askForCalendarHost = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: [`${isLoopback(host) ? 'http' : 'https'}://${host}/*`] }).catch(() => false);

const MICROSOFT = [`${SIGN_IN_ORIGIN}/*`, `${GRAPH_ORIGIN}/*`];

/** Asks for Microsoft's two hosts. */
export const askForMicrosoft = (): Promise<boolean> =>
  browser.permissions.request({ origins: MICROSOFT }).catch(() => false);

/** Gives them back, once no calendar needs them. */
export async function giveMicrosoftBack(): Promise<void> {
  await browser.permissions.remove({ origins: MICROSOFT }).catch(() => undefined);
}

/** Asks for the conferencing services' hosts. */
export const askForCalls = (): Promise<boolean> =>
  browser.permissions.request({ origins: [...ALL_CALL_HOSTS] }).catch(() => false);

/** Asks for a call site of the user's own. */
export const askForCallSite = (site: string): Promise<boolean> =>
  browser.permissions.request({ origins: [patternOfOwnSite(site)] }).catch(() => false);

/** Gives the permission for a call site back. A browser that holds it by a wider grant keeps that one. */
export const giveBackCallSite = (site: string): Promise<unknown> =>
  browser.permissions.remove({ origins: [patternOfOwnSite(site)] }).catch(() => false);

export async function allowedCallSites(sites: readonly string[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(
    sites.map((site) => browser.permissions.contains({ origins: [patternOfOwnSite(site)] })),
  );
  return new Set(sites.filter((_, at) => answers[at]));
}

export const areCallsAllowed = (): Promise<boolean> => browser.permissions.contains({ origins: [...ALL_CALL_HOSTS] });

/** Those of the sites that are allowed. */
export async function allowedOf(sites: readonly string[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(sites.map((site) => browser.permissions.contains({ origins: [patternOf(site)] })));
  return new Set(sites.filter((_, at) => answers[at]));
}

export function watchGrants(onChange: () => void): void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
}
