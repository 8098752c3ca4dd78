import type { Grants } from '../core/ports/browser.ts';

/** Those of the sites that the user allows us to touch, as the browser says it now. */
export async function allowedSites(grants: Grants, sites: readonly string[]): Promise<string[]> {
  const isAllowed = await Promise.all(sites.map((site) => grants.allows(site)));
  return sites.filter((_, at) => isAllowed[at]);
}
