import { describe, expect, it } from 'vitest';
import { findJoinLink } from '../../../src/core/calls/join-link.ts';
import { type OwnSiteKind, ownSiteFromTyped, patternOfOwnSite } from '../../../src/core/calls/own-site.ts';
import { probedHosts } from '../../../src/core/calls/probed-hosts.ts';
import { OWN_SITE, roomOf } from '../../../src/core/calls/room.ts';
import { ALL_CALL_HOSTS } from '../../../src/core/calls/services.ts';
import { inLocation } from './fields.ts';

const at = (kind: OwnSiteKind) => [{ site: 'calls.example.org', kind }];
const room = (path: string, kind: OwnSiteKind) => roomOf(`https://calls.example.org${path}`, at(kind))?.room ?? null;

describe('a call site of one´s own', () => {
  it.each([
    ['meet.example.org', 'meet.example.org'],
    [' https://Meet.Example.org/Weekly?x#y ', 'meet.example.org'],
    ['meet.example.org:8443/x', 'meet.example.org:8443'],
    ['https://meet.example.org:443', 'meet.example.org'],
    ['http://localhost:8443', 'localhost:8443'],
    ['http://meet.example.org', null],
    ['meet', null],
    ['', null],
    ['dana@example.org', null],
    ['ftp://meet.example.org', null],
    ['*.example.org', null],
  ])('typed as %o is %s', (typed, site) => {
    expect(ownSiteFromTyped(typed)).toBe(site);
  });

  it('is asked for by its host alone', () => {
    expect(patternOfOwnSite('meet.example.org:8443')).toBe('https://meet.example.org/*');
    expect(patternOfOwnSite('localhost:8443')).toBe('*://localhost/*');
  });

  it('has the rooms of the system that runs there, found out or chosen', () => {
    expect(room('/call/tok4en', 'auto')).toBe('nextcloud-talk/calls.example.org/tok4en');
    expect(room('/call/tok4en', 'nextcloud-talk')).toBe('nextcloud-talk/calls.example.org/tok4en');
    expect(room('/call/tok4en', 'jitsi-self')).toBe('jitsi-self/calls.example.org/call/tok4en');
    expect(room('/weekly', 'nextcloud-talk')).toBeNull();
    expect(room('/Weekly/', 'address')).toBe(`${OWN_SITE}/calls.example.org/weekly`);
    expect(room('/a/b/c', 'address')).toBe(`${OWN_SITE}/calls.example.org/a/b/c`);
    expect(room('/', 'address')).toBeNull();
    expect(room('/team/channels/town', 'chat')).toBeNull();
  });

  it.each(['/login', '/static/x', '/settings/user', '/api/rooms', '/close.html', '/oauth2/callback', '/_unlock'])(
    'has no room at %s, where any other name is one',
    (path) => {
      for (const kind of ['auto', 'jitsi-self', 'address'] as const) {
        expect(room(path, kind)).toBeNull();
        expect(findJoinLink(inLocation(`https://calls.example.org${path}`), at(kind))).toBeNull();
      }
    },
  );

  it('has no room where other systems have their pages, unless the user says that it is Jitsi', () => {
    for (const path of ['/s/Q2w3E4r5T6y7', '/apps/files', '/rooms', '/b/signin', '/admin_console', '/acme/weekly'])
      expect(room(path, 'auto')).toBeNull();
    expect(room('/rooms', 'jitsi-self')).toBe('jitsi-self/calls.example.org/rooms');
    expect(room('/acme/weekly', 'jitsi-self')).toBe('jitsi-self/calls.example.org/acme/weekly');
    expect(room('/weekly', 'auto')).toBe('jitsi-self/calls.example.org/weekly');
  });

  it('makes its addresses join links, in the same room', () => {
    const link = 'https://calls.example.org/x/y/z?t=1';
    expect(findJoinLink(inLocation(link), at('address'))).toEqual({
      url: link,
      serviceId: OWN_SITE,
      room: 'own-site/calls.example.org/x/y/z',
    });
    expect(findJoinLink(inLocation(link), at('chat'))).toBeNull();
    expect(findJoinLink(inLocation(link), [])).toBeNull();
  });
});

describe('where the call probe belongs', () => {
  const none = { isEverywhere: false, only: [] };

  it('is every service and every site of one´s own', () => {
    const { full, light } = probedHosts({ callSites: at('auto'), lightMode: none });
    expect(new Set(full)).toEqual(new Set([...ALL_CALL_HOSTS, 'https://calls.example.org/*']));
    expect(light).toEqual([]);
  });

  it('is without the observer where light mode is on, also where another name has the same host', () => {
    const callSites = [...at('auto'), { site: 'meet.jit.si', kind: 'auto' as const }];
    const { full, light } = probedHosts({ callSites, lightMode: { isEverywhere: false, only: ['meet.jit.si'] } });
    expect(light).toEqual(['https://meet.jit.si/*']);
    expect(full).not.toContain('https://meet.jit.si/*');
    expect(full).toContain('https://calls.example.org/*');
    expect(probedHosts({ callSites, lightMode: { isEverywhere: true, only: [] } }).full).toEqual([]);
  });
});
