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

/**
 * Firefox handles no click any more once something was awaited, Chromium not after five seconds: what was allowed by then, in a
 * question just before, is allowed all the same.
 */
const askFor = (origins: string[]): Promise<boolean> =>
  browser.permissions
    .request({ origins })
    .catch(() => browser.permissions.contains({ origins }))
    .catch(() => false);

/** Asks to see and veil these sites. */
export const askForSites = (sites: readonly string[]): Promise<boolean> => askFor(sites.map(patternOf));

/** Asks for the host of a calendar's address, at its own scheme. An address that is none asks nothing. */
export function askForAddress(address: string): Promise<boolean> {
  const pattern = patternOfAddress(address);
  return pattern === null ? Promise.resolve(true) : askFor([pattern]);
}

/** Asks again for the host of a calendar that is there already. */
export const askForCalendarHost = (host: string): Promise<boolean> =>
  askFor([`${isLoopback(host) ? 'http' : 'https'}://${host}/*`]);

const MICROSOFT = [`${SIGN_IN_ORIGIN}/*`, `${GRAPH_ORIGIN}/*`];

/** Asks for Microsoft's two hosts. */
export const askForMicrosoft = (): Promise<boolean> => askFor(MICROSOFT);

/** Gives them back, once no calendar needs them. */
export async function giveMicrosoftBack(): Promise<void> {
  await browser.permissions.remove({ origins: MICROSOFT }).catch(() => undefined);
}

/** Asks for the conferencing services' hosts. */
export const askForCalls = (): Promise<boolean> => askFor([...ALL_CALL_HOSTS]);

/** Asks for a call site of the user's own. */
export const askForCallSite = (site: string): Promise<boolean> => askFor([patternOfOwnSite(site)]);

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
