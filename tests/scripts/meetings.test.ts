import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'meetings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WINDOW = ['--from', '2026-03-01T00:00:00Z', '--to', '2026-03-15T00:00:00Z', '--zone', 'Europe/Berlin'];

/** What the command prints about a file; it fails where the command does not end with 0, or prints anything else. */
async function meetings(bytes: string | Uint8Array, ...args: string[]): Promise<unknown> {
  const file = join(folder, `${Math.random()}.ics`);
  writeFileSync(file, bytes);
  const { stdout, stderr } = await promisify(execFile)('node', ['scripts/meetings.mjs', file, ...WINDOW, ...args], {
    cwd: ROOT,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const feed = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

const MEETING = [
  'BEGIN:VEVENT',
  'UID:review',
  'DTSTART;TZID=Europe/Berlin:20260302T100000',
  'DTEND;TZID=Europe/Berlin:20260302T110000',
  'SUMMARY:Design review',
  'ORGANIZER:mailto:dana@example.org',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org',
  'ATTENDEE:mailto:lee@example.org',
  'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
  'END:VEVENT',
];
const DAY = [
  'BEGIN:VEVENT',
  'UID:day',
  'DTSTART;VALUE=DATE:20260303',
  'SUMMARY:Holiday',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

describe('npm run meetings', () => {
  it('prints every entry of the window with what the extension makes of it', { timeout: 60_000 }, async () => {
    expect(await meetings(feed(...DAY, ...MEETING), '--me', 'other@example.org', '--me', 'ME@example.org')).toEqual({
      complete: true,
      error: null,
      meetings: [
        {
          start: '2026-03-02T09:00:00Z',
          end: '2026-03-02T10:00:00Z',
          title: 'Design review',
          allDay: false,
          cancelled: false,
          answer: 'accepted',
          busy: true,
          people: 2,
          joinUrl: 'https://meet.google.com/abc-defg-hij',
          startsFocus: true,
          because: 'It is in your calendar, with other people',
        },
        {
          start: '2026-03-02T23:00:00Z',
          end: '2026-03-03T23:00:00Z',
          startDate: '2026-03-03',
          endDate: '2026-03-04',
          title: 'Holiday',
          allDay: true,
          cancelled: false,
          answer: 'none',
          busy: false,
          people: 0,
          joinUrl: null,
          startsFocus: false,
          because: 'It lasts all day',
        },
      ],
    });
  });

  it('says what is wrong with a file that is none, and still ends well', { timeout: 60_000 }, async () => {
    const page = '<!doctype html><title>Sign in</title>';
    const cut = feed(...MEETING).slice(0, -12);
    const [html, nothing, noise, truncated] = await Promise.all([
      meetings(page),
      meetings(''),
      meetings(Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7_919) % 256)),
      meetings(cut),
    ]);
    const refused = { complete: false, error: { code: 'not-a-calendar', message: expect.any(String) }, meetings: [] };
    expect(html).toEqual(refused);
    expect(nothing).toEqual(refused);
    expect(noise).toEqual(refused);
    expect(truncated).toMatchObject({ complete: false, error: { code: 'truncated' }, meetings: [{ people: 3 }] });
  });

  it('unpacks a packed file, and says of one that was cut that it was', { timeout: 60_000 }, async () => {
    const packed = gzipSync(feed(...MEETING));
    const [whole, cut, noise] = await Promise.all([
      meetings(packed),
      meetings(packed.subarray(0, packed.length / 2)),
      meetings(Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4)),
    ]);
    expect(whole).toMatchObject({ complete: true, error: null, meetings: [{ title: 'Design review' }] });
    expect(cut).toMatchObject({ complete: false, error: { code: 'truncated' } });
    expect(noise).toMatchObject({ complete: false, error: { code: 'not-a-calendar' }, meetings: [] });
  });

  it('ends with 2 where the question cannot be understood', { timeout: 60_000 }, async () => {
    const run = promisify(execFile)('node', ['scripts/meetings.mjs', 'x.ics', '--zone', 'Nowhere/Land'], { cwd: ROOT });
    await expect(run).rejects.toMatchObject({ code: 2 });
  });
});
