import { type JoinFields, NO_JOIN_FIELDS } from '../../../src/core/calls/join-link.ts';
import type { OwnCallSite } from '../../../src/core/calls/own-site.ts';

export const fieldsWith = (some: Partial<JoinFields>): JoinFields => ({ ...NO_JOIN_FIELDS, ...some });
export const inLocation = (location: string): JoinFields => fieldsWith({ location });

/** Hosts that the user named as call sites of theirs. */
export const own = (...sites: string[]): OwnCallSite[] => sites.map((site) => ({ site, kind: 'auto' }));
