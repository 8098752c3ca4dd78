import type { JoinFields } from '../../../src/core/calls/join-link.ts';
import type { OwnCallSite } from '../../../src/core/calls/own-site.ts';

const NOTHING: JoinFields = {
  conference: [],
  googleConference: null,
  microsoftTeamsUrl: null,
  microsoftOnlineMeetingLink: null,
  url: null,
  location: null,
  description: null,
  htmlDescription: null,
};

export const fieldsWith = (some: Partial<JoinFields>): JoinFields => ({ ...NOTHING, ...some });
export const inLocation = (location: string): JoinFields => fieldsWith({ location });

/** Hosts that the user named as call sites of theirs. */
export const own = (...sites: string[]): OwnCallSite[] => sites.map((site) => ({ site, kind: 'auto' }));
