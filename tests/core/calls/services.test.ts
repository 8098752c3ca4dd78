import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findJoinLink } from '../../../src/core/calls/join-link.ts';
import { parseLink } from '../../../src/core/calls/link.ts';
import { roomOf } from '../../../src/core/calls/room.ts';
import {
  CALL_HOST_PATTERNS,
  opensApp,
  type ServiceRow,
  serviceName,
  services,
} from '../../../src/core/calls/services.ts';
import { inLocation, own } from './fields.ts';

interface Facts {
  readonly id: string;
  readonly examples: { readonly join: string[]; readonly inCall: string[]; readonly never: string[] };
}
const facts = JSON.parse(readFileSync(new URL('../../fixtures/calls/service-facts.json', import.meta.url), 'utf8'))
  .services as Facts[];
/** The examples of systems that people host themselves. */
const ownSites = ['bbb.example.org', 'cloud.example.org', 'chat.example.org', 'meet.example.org'];

describe('the table of services', () => {
  it('has a source for every service, and none for a service that is not there', () => {
    expect(services().map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(services()).toHaveLength(72);
  });

  for (const { id, examples } of facts) {
    const where = (address: string) =>
      ownSites.some((host) => address.includes(`//${host}/`)) ? own(...ownSites) : [];

    for (const address of examples.join) {
      it(`${id}: ${address} is a join link`, () => {
        expect(findJoinLink(inLocation(address), where(address))).toMatchObject({ url: address, serviceId: id });
      });
    }
    for (const address of examples.inCall) {
      it(`${id}: a call can be on at ${address}`, () => {
        const found = roomOf(address, where(address));
        expect(found?.serviceId).toBe(id);
        // Of the launcher page nothing more can come than the app's start.
        expect(found?.isInCallAddress || found?.isHandoff).toBe(true);
      });
    }
    for (const address of examples.never) {
      it(`${id}: ${address} is neither`, () => {
        expect(findJoinLink(inLocation(address), where(address))).toBeNull();
        expect(roomOf(address, where(address))?.isInCallAddress ?? false).toBe(false);
        expect(roomOf(address, where(address))?.room ?? null).toBeNull();
      });
    }
  }

  it('belongs to one service only: no example of one is a join link of another', () => {
    for (const { id, examples } of facts) {
      for (const address of [...examples.join, ...examples.inCall]) {
        if (ownSites.some((host) => address.includes(`//${host}/`))) continue;
        expect(roomOf(address)?.serviceId, address).toBe(id);
      }
    }
  });

  it('leaves nothing open in the last two labels of a host: a link is looked up by these', () => {
    const rows = JSON.parse(readFileSync(new URL('../../../src/core/calls/services.json', import.meta.url), 'utf8'));
    for (const { join = [], inCall = [] } of rows as ServiceRow[]) {
      for (const host of [...join, ...inCall].flatMap(([hosts]) => hosts)) {
        if (host !== '*') expect(host).toMatch(/(?:^|[.)])[a-z0-9-]+\.[a-z0-9-]+$/);
      }
    }
    for (const tld of ['com', 'eu', 'in']) {
      expect(findJoinLink(inLocation(`https://meet.zoho.${tld}/abcd`))?.serviceId).toBe('zoho-meeting');
    }
  });

  it('asks for permission by patterns that name hosts alone', () => {
    for (const pattern of Object.values(CALL_HOST_PATTERNS).flat()) {
      expect(pattern).toMatch(/^https:\/\/(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]+\/\*$/);
    }
    expect(CALL_HOST_PATTERNS['google-meet']).toEqual(['https://meet.google.com/*']);
  });

  it('covers every call address it knows with the permission it asks for', () => {
    const covers = (patterns: readonly string[], host: string) =>
      patterns.some((pattern) => {
        const named = pattern.slice('https://'.length, -2);
        return named.startsWith('*.') ? host === named.slice(2) || host.endsWith(named.slice(1)) : named === host;
      });
    // Known by their links alone: retired, regional, or on a host that is a distraction first.
    const uncovered = facts.flatMap(({ id, examples }) =>
      examples.inCall.filter((address) => {
        const patterns = CALL_HOST_PATTERNS[id];
        return patterns && !covers(patterns, parseLink(address)?.host ?? '');
      }),
    );
    expect(uncovered).toEqual(['https://meet.zoho.com/abcd', 'https://www.facebook.com/groupcall/ROOM:123/']);
  });

  it('knows names, and who is handed over to a desktop app', () => {
    expect(serviceName('zoom')).toBe('Zoom');
    expect(serviceName('nobody')).toBeNull();
    expect(['zoom', 'microsoft-teams', 'webex'].every(opensApp)).toBe(true);
    expect(['google-meet', 'whereby', 'jitsi', 'nobody'].some(opensApp)).toBe(false);
  });
});
