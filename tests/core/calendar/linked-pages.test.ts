import { describe, expect, it } from 'vitest';
import { MAX_LINKED_PAGES } from '../../../src/core/calendar/limits.ts';
import { mergeCopies } from '../../../src/core/calendar/merge-copies.ts';
import { readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import { occurrence } from '../meeting/occurrences.ts';

/** Of the one event of a feed. */
function linked(...lines: string[]) {
  const event = [
    'BEGIN:VEVENT',
    'UID:one',
    'DTSTART:20260323T090000Z',
    'DTEND:20260323T100000Z',
    ...lines,
    'END:VEVENT',
  ];
  const feed = ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR', ''].join('\r\n');
  const reading = readCalendar(new TextEncoder().encode(feed), {
    calendarId: 'work',
    fromMs: Date.UTC(2026, 2, 23),
    toMs: Date.UTC(2026, 2, 30),
    zone: 'UTC',
    myAddresses: [],
  });
  return reading.ok ? reading.occurrences[0]?.linkedPages : 'not read';
}

describe('the pages that an invitation links', () => {
  it('stand in its address, place, text and attachments, each once', () => {
    expect(
      linked(
        'ATTACH;FMTTYPE=application/vnd.google-apps.document:https://docs.google.com/document/d/1x/edit',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:aHR0cHM6Ly93aWtpLmV4YW1wbGUvYQ==',
        'URL:https://github.com/acme/site/pull/12',
        String.raw`DESCRIPTION:Please watch https://youtu.be/abc\, then read <https://docs.google.com/document/d/1x>.`,
      ),
    ).toEqual(['docs.google.com/document/d/1x', 'github.com/acme/site/pull/12', 'youtube.com/watch?v=abc']);
  });

  it('are found behind a mail system that wraps links', () => {
    const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://youtu.be/abc')}&data=1`;
    expect(linked(`DESCRIPTION:${wrapped}`)).toEqual(['youtube.com/watch?v=abc']);
  });

  it('are not where its call is joined, nor anything where there is none', () => {
    expect(linked('LOCATION:https://meet.google.com/abc-defg-hij')).toBeUndefined();
    expect(linked('DESCRIPTION:Bring the plans.')).toBeUndefined();
  });

  it('are few, however many there are', () => {
    const many = Array.from({ length: 500 }, (_, n) => `https://wiki.example/page-${n}`).join(' ');
    expect(linked(`DESCRIPTION:${many}`)).toHaveLength(MAX_LINKED_PAGES);
  });

  it('are those of all copies of one meeting', () => {
    const copies = ['a', 'b'].map((calendarId) =>
      occurrence(`${calendarId}/x`, 0, 30, { calendarId, linkedPages: [`wiki.example/${calendarId}`] }),
    );
    expect(mergeCopies(copies)[0]?.linkedPages?.toSorted()).toEqual(['wiki.example/a', 'wiki.example/b']);
  });
});
