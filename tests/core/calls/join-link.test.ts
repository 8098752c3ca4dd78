import { describe, expect, it } from 'vitest';
import { findJoinLink } from '../../../src/core/calls/join-link.ts';
import { fieldsWith, inLocation, own } from './fields.ts';

const MEET = 'https://meet.google.com/abc-defg-hij';
const ZOOM = 'https://us02web.zoom.us/j/12345678901';

describe('where a calendar entry is joined', () => {
  it('is nowhere, given an entry without addresses', () => {
    expect(findJoinLink(fieldsWith({ location: 'Room 4', description: 'Bring the plans.' }))).toBeNull();
  });

  it('is what the conference field says, before the description', () => {
    expect(findJoinLink(fieldsWith({ conference: [MEET], description: ZOOM }))?.url).toBe(MEET);
    expect(findJoinLink(fieldsWith({ googleConference: MEET, location: ZOOM }))?.url).toBe(MEET);
    expect(findJoinLink(fieldsWith({ location: ZOOM, description: MEET }))?.url).toBe(ZOOM);
  });

  it('is in the title where it stands nowhere else, and only as a whole address', () => {
    expect(findJoinLink(fieldsWith({ title: `Call ${MEET}` }))?.url).toBe(MEET);
    expect(findJoinLink(fieldsWith({ title: MEET, htmlDescription: `<a href="${ZOOM}">Zoom</a>` }))?.url).toBe(ZOOM);
    expect(findJoinLink(fieldsWith({ title: MEET, location: ZOOM.replace('https://', '') }))?.url).toBe(ZOOM);
    expect(findJoinLink(fieldsWith({ title: 'meet.google.com/abc-defg-hij' }))).toBeNull();
  });

  it('is an unknown service where a conference field says so, and nowhere else', () => {
    const unknown = 'https://calls.example.net/room/7';
    expect(findJoinLink(fieldsWith({ conference: ['tel:+1-555', unknown] }))).toEqual({
      url: unknown,
      serviceId: null,
      room: null,
    });
    expect(findJoinLink(fieldsWith({ url: unknown, location: unknown, description: unknown }))).toBeNull();
  });

  it('takes the longer address of the same room, which carries the passcode', () => {
    const withPasscode = `${ZOOM}?pwd=abcDEF`;
    expect(findJoinLink(fieldsWith({ location: ZOOM, description: `Join: ${withPasscode}` }))?.url).toBe(withPasscode);
    const another = 'https://us02web.zoom.us/j/99999999999?pwd=muchlonger';
    expect(findJoinLink(fieldsWith({ location: ZOOM, description: another }))?.url).toBe(ZOOM);
  });

  it.each([
    ['a sentence', `Join here (${ZOOM}).`],
    ['angle brackets', `Microsoft Teams<${ZOOM}>`],
    ['HTML', `<p>Join <a href="${ZOOM}">now</a></p>`],
    ['escaped HTML', `&lt;a href=&quot;${ZOOM}&quot;&gt;now&lt;/a&gt;`],
    ['Markdown', `[join](${ZOOM})`],
    ['http', ZOOM.replace('https', 'http')],
    ['capitals', ZOOM.replace('https://us02web.zoom', 'HTTPS://US02WEB.Zoom').replace(/^HTTPS/, 'https')],
  ])('reads it out of %s', (_, description) => {
    expect(findJoinLink(fieldsWith({ description }))).toMatchObject({ serviceId: 'zoom', room: 'zoom/12345678901' });
  });

  it('keeps the ampersands of an address in HTML', () => {
    const htmlDescription = `<a href="${ZOOM}?pwd=a&amp;uname=b">join</a>`;
    expect(findJoinLink(fieldsWith({ htmlDescription }))?.url).toBe(`${ZOOM}?pwd=a&uname=b`);
  });

  it('reads an address that was typed without its scheme, of a known service alone', () => {
    expect(findJoinLink(inLocation('meet.google.com/abc-defg-hij'))).toMatchObject({ url: MEET });
    expect(findJoinLink(inLocation('example.net/abc-defg-hij'))).toBeNull();
    expect(findJoinLink(inLocation('mail me@meet.google.com/abc-defg-hij'))).toBeNull();
  });

  it.each([
    'https://aka.ms/JoinTeamsMeeting?omkt=en-US',
    'https://teams.microsoft.com/meetingOptions/?organizerId=1',
    'https://tel.meet/abc-defg-hij?pin=1',
    'https://us06web.zoom.us/u/kbYuD6Jx2',
    'https://dialin.teams.microsoft.com/1234?id=5',
    'https://www.microsoft.com/en-us/microsoft-teams/download-app',
  ])('is not %s, even in a conference field', (address) => {
    expect(findJoinLink(fieldsWith({ conference: [address] }))).toBeNull();
  });

  it.each([
    ['http', 'http://calls.example.net/room'],
    ['another scheme', 'javascript:alert(1)//https'],
    ['a user name, which hides the host', 'https://meet.google.com@evil.example.net/abc-defg-hij'],
    ['a backslash, which browsers read as a slash', 'https://evil.example.net\\@meet.google.com/abc-defg-hij'],
    ['dot segments', 'https://meet.google.com/x/../abc-defg-hij'],
    ['a host that only begins like it', 'https://meet.google.com.example.net/abc-defg-hij'],
    ['a host beyond ASCII', 'https://meet.gооgle.com/abc-defg-hij'],
  ])('never is %s', (_, address) => {
    expect(findJoinLink(inLocation(address))?.serviceId ?? null).toBeNull();
    expect(findJoinLink(fieldsWith({ conference: [address] }))?.url ?? 'https://').toMatch(/^https:\/\//);
  });

  it('is on a host of the user’s own once it was named', () => {
    const address = 'https://meet.example.org/weekly';
    expect(findJoinLink(inLocation(address))).toBeNull();
    expect(findJoinLink(inLocation(address), own('meet.example.org'))).toMatchObject({
      serviceId: 'jitsi-self',
      room: 'jitsi-self/meet.example.org/weekly',
    });
  });
});

describe('wrapped addresses', () => {
  const safe = (address: string) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=05%7C&reserved=0`;
  const google = (address: string) => `https://www.google.com/url?q=${encodeURIComponent(address)}&sa=D&usg=x`;

  it.each([
    ['Safe Links', safe(ZOOM)],
    ['Safe Links in Safe Links', safe(safe(ZOOM))],
    ['a Google redirect', google(ZOOM)],
    ['a Google redirect in Safe Links', safe(google(ZOOM))],
    ['urldefense, third form', 'https://urldefense.com/v3/__https://us02web.zoom.us/j/12345678901__;!!abc!xyz$'],
    [
      'urldefense, second form',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__us02web.zoom.us_j_12345678901&d=x',
    ],
  ])('are unwrapped from %s', (_, description) => {
    expect(findJoinLink(fieldsWith({ description }))).toMatchObject({ url: ZOOM, serviceId: 'zoom' });
  });

  it('give back the characters that urldefense took out', () => {
    // "?" and "=" taken out one by one, "%%%" as a run of three ("**B").
    const description = 'https://urldefense.com/v3/__https:/us02web.zoom.us/j/12345678901*pwd*a**Bb__;Pz0lJSU!!abc$';
    expect(findJoinLink(fieldsWith({ description }))?.url).toBe(`${ZOOM}?pwd=a%%%b`);
  });

  it('are given up when they never end', () => {
    let address = ZOOM;
    for (let time = 0; time < 7; time += 1) address = google(address);
    expect(findJoinLink(fieldsWith({ conference: [address] }))).toBeNull();
  });

  it('do not smuggle another scheme through', () => {
    expect(findJoinLink(fieldsWith({ conference: [safe('javascript:alert(1)')] }))).toBeNull();
    expect(findJoinLink(fieldsWith({ conference: [safe('file:///etc/passwd')] }))).toBeNull();
  });
});

describe('text from outside', () => {
  it('is read in bounded time, however it is made', () => {
    const began = performance.now();
    for (const hostile of [
      'https://'.repeat(100_000),
      `https://zoom.us/j/${'1'.repeat(500_000)}`,
      'a.'.repeat(200_000),
      `${'&amp;'.repeat(200_000)}`,
      `https://www.google.com/url?q=${'%25'.repeat(60_000)}`,
      `${MEET} `.repeat(50_000),
    ]) {
      findJoinLink(fieldsWith({ conference: [hostile], description: hostile, htmlDescription: hostile }));
    }
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
