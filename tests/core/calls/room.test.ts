import { describe, expect, it } from 'vitest';
import { findJoinLink } from '../../../src/core/calls/join-link.ts';
import { OWN_SITE, roomOf } from '../../../src/core/calls/room.ts';
import { inLocation, own } from './fields.ts';

describe('a room’s key', () => {
  it.each([
    ['https://meet.google.com/abc-defg-hij?hs=122', 'https://meet.google.com/abc-defg-hij?pli=1&authuser=0'],
    ['https://us02web.zoom.us/j/93312345678?pwd=abc', 'https://app.zoom.us/wc/93312345678/join?fromPWA=1'],
    ['https://zoom.us/wc/join/93312345678', 'https://us06web.zoom.us/j/93312345678#success'],
    ['https://whereby.com/my-room', 'https://whereby.com/My-Room?embed'],
    ['https://acme.whereby.com/standup', 'https://acme.whereby.com/standup/'],
    ['https://meet.jit.si/SomeRoom#config.startWithVideoMuted=true', 'https://meet.jit.si/someroom'],
    ['https://app.goto.com/join/987654321', 'https://app.goto.com/meeting/987654321'],
    ['https://meet.proton.me/join/id-FRMQ717ZMW#pwd-x', 'https://meet.proton.me/join/id-FRMQ717ZMW'],
    [
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_AbC-1%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d',
      'https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_AbC-1@thread.v2/0?context=x',
    ],
    [
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_AbC-1%40thread.v2/0?context=x',
      'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19%253ameeting_AbC-1%2540thread.v2%2F0&type=meetup-join',
    ],
    [
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_AbC-1%40thread.v2/0?context=x',
      `https://teams.microsoft.com/light-meetings/launch?agent=web&coords=${btoa(
        '{"conversationId":"19:meeting_AbC-1@thread.v2","tenantId":"t","messageId":"0"}',
      )}`,
    ],
    ['https://teams.live.com/meet/9312345678901?p=Hash', 'https://teams.live.com/v2/#/meet/9312345678901?p=Hash'],
  ])('of the link %s is the tab’s at %s', (join, tab) => {
    const room = findJoinLink(inLocation(join))?.room;
    expect(room).toBeTruthy();
    expect(roomOf(tab)?.room).toBe(room);
  });

  it('tells two rooms of one service apart', () => {
    expect(roomOf('https://meet.google.com/abc-defg-hij')?.room).not.toBe(
      roomOf('https://meet.google.com/abc-defg-hik')?.room,
    );
    expect(roomOf('https://acme.daily.co/standup')?.room).not.toBe(roomOf('https://other.daily.co/standup')?.room);
  });

  it('carries no passcode, query or fragment', () => {
    for (const address of [
      'https://us02web.zoom.us/j/93312345678?pwd=SECRET',
      'https://bluejeans.com/123456789/SECRET',
      'https://meet.livekit.io/rooms/et5r-y80t#SECRET',
      'https://facetime.apple.com/join#v=1&p=SECRET&k=SECRET',
      'https://call.element.io/room/#/team?password=SECRET',
    ]) {
      expect(roomOf(address)?.room ?? '').not.toMatch(/secret/i);
    }
  });

  it('is null where the address names no room', () => {
    expect(roomOf('https://teams.microsoft.com/v2/')).toEqual({
      serviceId: 'microsoft-teams',
      room: null,
      isInCallAddress: true,
      isHandoff: false,
    });
    expect(roomOf('https://app.slack.com/client/T01ABCDEFGH/C02ABCDEFGH')).toMatchObject({
      room: null,
      isInCallAddress: true,
    });
    expect(roomOf('https://meet.google.com/landing')).toMatchObject({ room: null, isInCallAddress: false });
  });

  it('is kept short', () => {
    expect(roomOf(`https://meet.jit.si/${'x'.repeat(5_000)}`)?.room?.length).toBe(200);
  });
});

describe('a tab’s address', () => {
  it('is no call site on any other host, or in any other scheme', () => {
    for (const address of [
      'https://www.example.com/',
      'http://meet.google.com/abc-defg-hij',
      'about:blank',
      'chrome://extensions',
      'file:///meet.google.com/abc-defg-hij',
      'https://meet.google.com.example.net/abc-defg-hij',
      '',
    ]) {
      expect(roomOf(address), address).toBeNull();
    }
  });

  it('is a test where a page that tests calls has it, and a room where a room is called so', () => {
    const isTest = (address: string) => roomOf(address, own('calls.example.org'))?.isTest ?? false;
    expect(isTest('https://zoom.us/test')).toBe(true);
    expect(isTest('https://whereby.com/user/network-test')).toBe(true);
    expect(isTest('https://calls.example.org/demos/echotest.html')).toBe(true);
    expect(isTest('https://calls.example.org/test')).toBe(false);
    expect(isTest('https://meet.jit.si/test')).toBe(false);
    expect(isTest('https://meet.jit.si/audiotest')).toBe(false);
    expect(roomOf('https://shop.example.org/network-test')).toBeNull();
  });

  it('is a hand-off where it launches the app', () => {
    expect(roomOf('https://us02web.zoom.us/j/93312345678#success')).toMatchObject({
      room: 'zoom/93312345678',
      isHandoff: true,
      isInCallAddress: false,
    });
  });

  it('is a call site on the user’s own hosts, port and all', () => {
    expect(roomOf('https://talk.example.org/whatever/it/is', own('talk.example.org'))).toEqual({
      serviceId: OWN_SITE,
      room: null,
      isInCallAddress: false,
      isHandoff: false,
      ownSite: 'talk.example.org',
    });
    expect(roomOf('http://localhost:8443/weekly', own('localhost:8443'))?.room).toBe(
      'jitsi-self/localhost:8443/weekly',
    );
    expect(roomOf('http://localhost:8444/weekly', own('localhost:8443'))).toBeNull();
  });

  it('means the same room as a join link there, for every system that people host', () => {
    for (const path of ['rooms/abc-def-ghi', 'rooms/abc-def-ghi/join', 'b/abc-def-ghi', 'call/tok4en', 'weekly']) {
      const address = `https://own.example.org/${path}`;
      const join = findJoinLink(inLocation(address), own('own.example.org'));
      expect(roomOf(address, own('own.example.org'))).toMatchObject({ serviceId: join?.serviceId, room: join?.room });
    }
  });
});
