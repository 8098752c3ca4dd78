import type { JoinFields } from '../../../src/core/calls/join-link.ts';

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
