import { type OwnCallSite, patternOfOwnSite } from '../core/calls/own-site.ts';
import { type CallAddress, roomOf } from '../core/calls/room.ts';
import type { SettingsStore } from '../core/ports/ports.ts';

/** The call sites that the user named, for whoever turns an address into a room: addresses go no further than that. */
export interface OwnCallSites {
  /** What an address says of a call; null where it is none, or cannot be seen. */
  roomOf(address: string | undefined): Promise<CallAddress | null>;
  /** Their match patterns. */
  patterns(): Promise<readonly string[]>;
  /** The user has named others. */
  set(sites: readonly OwnCallSite[]): void;
}

export function ownCallSites(settings: Pick<SettingsStore, 'read'>): OwnCallSites {
  let sites: Promise<readonly OwnCallSite[]> | null = null;
  const known = () => {
    sites ??= settings.read().then(
      (read) => read.callSites,
      () => [],
    );
    return sites;
  };
  return {
    roomOf: async (address) => (address === undefined ? null : roomOf(address, await known())),
    patterns: async () => (await known()).map(({ site }) => patternOfOwnSite(site)),
    set(changed) {
      sites = Promise.resolve(changed);
    },
  };
}
