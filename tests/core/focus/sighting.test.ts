import { describe, expect, it } from 'vitest';
import { type CallPlace, frontSeen, isTheCall } from '../../../src/core/focus/sighting.ts';
import type { Surroundings, TabSight } from '../../../src/core/ports/browser.ts';

const HOST = 'meet.jit.si';
const ROOM = 'jitsi-meet/pilot';
const tab = (tabId: number, host: string | null = null, room: string | null = null): TabSight => ({
  tabId,
  windowId: 1,
  host,
  room,
});
const CALL_TAB = tab(7, HOST, ROOM);
const place = (more: Partial<CallPlace> = {}): CallPlace => ({
  tabId: 7,
  host: HOST,
  room: ROOM,
  isPictureInPicture: false,
  ...more,
});
const lists = { distractions: ['news.test'], meetingSites: ['notes.test'] };
const around = (front: TabSight | null, beside: readonly TabSight[] = []): Surroundings => ({
  front,
  beside,
  idle: 'active',
});

describe('what is in front', () => {
  const front = (of: TabSight | null) => frontSeen(around(of), place(), lists).front;

  it('is the call', () => expect(front(CALL_TAB)).toEqual({ is: 'call' }));
  it('is a listed site', () => expect(front(tab(8, 'www.news.test'))).toEqual({ is: 'listed', site: 'news.test' }));
  it('is a site that belongs to meetings', () =>
    expect(front(tab(8, 'notes.test'))).toEqual({ is: 'meeting-site', site: 'notes.test' }));
  it('is anything else, and nothing is kept of which', () => {
    expect(front(tab(8, 'shop.test'))).toEqual({ is: 'elsewhere' });
    expect(front(tab(8))).toEqual({ is: 'elsewhere' });
  });
  it('belongs to the meeting where its invitation links that very page', () => {
    const video = {
      ...tab(8, 'news.test'),
      isAt: (pages: readonly string[]) => pages.includes('news.test/2026/launch'),
    };
    const seen = (linked: readonly string[]) => frontSeen(around(video), place(), lists, linked).front;
    expect(seen(['news.test/2026/launch'])).toEqual({ is: 'meeting-site', site: 'news.test' });
    expect(seen(['news.test/2026/other'])).toEqual({ is: 'listed', site: 'news.test' });
    const anyPage = { ...video, isAt: (pages: readonly string[]) => pages.length > 0 };
    expect(frontSeen(around(anyPage), place(), lists).front).toEqual({ is: 'listed', site: 'news.test' });
  });
  it('is noted as a fact of the log', () => {
    expect(frontSeen(around(CALL_TAB), place(), lists)).toEqual({
      type: 'front-seen',
      front: { is: 'call' },
      isCallVisible: false,
    });
  });
  it('is no window', () => expect(front(null)).toEqual({ is: 'no-window' }));
});

describe('the call can be seen', () => {
  const isSeen = (of: Surroundings, more: Partial<CallPlace> = {}) => frontSeen(of, place(more), lists).isCallVisible;

  it('beside what is in front', () => {
    expect(isSeen(around(tab(8), [tab(9), CALL_TAB]))).toBe(true);
    expect(isSeen(around(tab(8), [tab(9)]))).toBe(false);
  });

  it('not behind another program: nobody knows what that covers', () => {
    expect(isSeen(around(null, [CALL_TAB]))).toBe(false);
  });

  it('in a picture-in-picture window, whatever is in front', () => {
    expect(isSeen(around(tab(8)), { isPictureInPicture: true })).toBe(true);
    expect(isSeen(around(null), { isPictureInPicture: true })).toBe(true);
  });
});

describe('a tab is the call', () => {
  it('in each tab that is in its room, also where it is open twice', () => {
    expect(isTheCall(CALL_TAB, place())).toBe(true);
    expect(isTheCall(tab(8, HOST, ROOM), place())).toBe(true);
    expect(isTheCall(CALL_TAB, place({ tabId: null }))).toBe(true);
    expect(isTheCall(tab(7, 'elsewhere.test', ROOM), place())).toBe(true);
    expect(isTheCall(tab(7, HOST, 'jitsi-meet/other'), place())).toBe(false);
  });

  it('at its host where no room is known', () => {
    expect(isTheCall(tab(7, HOST), place({ room: null }))).toBe(true);
    expect(isTheCall(tab(7, 'shop.test'), place({ room: null }))).toBe(false);
    expect(isTheCall(tab(8, HOST), place({ room: null }))).toBe(false);
    expect(isTheCall(tab(8, HOST), place())).toBe(false);
    expect(isTheCall(tab(7, HOST), place())).toBe(true);
    expect(isTheCall(tab(7, 'shop.test'), place())).toBe(false);
  });

  it('wherever it is, where not even the host was seen', () => {
    expect(isTheCall(tab(7, 'shop.test', ROOM), place({ room: null, host: null }))).toBe(true);
  });
});
