import { describe, expect, it } from 'vitest';
import { hasId, mergeCopies } from '../../../src/core/calendar/merge-copies.ts';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { whatIsDue } from '../../../src/core/meeting/watch.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { occurrence } from '../meeting/occurrences.ts';

const entry = (calendarId: string, uid: string, more: Partial<Occurrence> = {}): Occurrence =>
  occurrence(`${calendarId}/${uid}`, 0, 30, { calendarId, title: 'Review', ...more });
const people = (...names: string[]) => names.map((name) => ({ name, address: `${name}@own.test` }));
const ids = (entries: readonly Occurrence[]) => entries.map((each) => each.id);

describe('a meeting that several calendars have', () => {
  it('is one meeting by its UID and instance, though one calendar names it otherwise', () => {
    const both = mergeCopies([entry('work', 'u1/5'), entry('home', 'u1/5', { title: 'Busy' })]);
    expect(ids(both)).toEqual(['home/u1/5']);
    expect(both[0]?.copyIds).toEqual(['home/u1/5', 'work/u1/5']);
  });

  it('is two meetings where the instances differ', () => {
    const later = { startMs: 9e12, endMs: 9e12 + 1 };
    expect(mergeCopies([entry('work', 'u1/5'), entry('home', 'u1/6', later)])).toHaveLength(2);
  });

  it('is when the copy says that was changed last, also where another one tells more', () => {
    const told = entry('lagging', 'u1', { sequence: 1, people: people('kim', 'lee') });
    const moved = { startMs: told.startMs + 4 * 3_600_000, endMs: told.endMs + 4 * 3_600_000 };
    for (const newer of [
      entry('live', 'u1', { ...moved, sequence: 2 }),
      // Asked of the server itself: it counts nothing, and holds now.
      entry('asked', 'u1', moved),
    ])
      expect(mergeCopies([told, newer])).toMatchObject([{ ...moved, people: told.people }]);
    const older = entry('older', 'u1', { ...moved, sequence: 0, isCancelled: true });
    expect(mergeCopies([older, told])).toMatchObject([{ startMs: told.startMs, isCancelled: false }]);
    const off = entry('newer', 'u1', { sequence: 2, isCancelled: true });
    expect(mergeCopies([told, off])).toMatchObject([{ isCancelled: true }]);
  });

  it('is one by its title and times where a calendar was published under UIDs of its own', () => {
    expect(mergeCopies([entry('work', 'u1'), entry('home', 'other', { title: ' REVIEW ' })])).toHaveLength(1);
  });

  it('is one by its room and start, whatever it is called and however long each says that it is', () => {
    const joinUrl = 'https://meet.google.com/abc-defg-hij';
    const short = entry('home', 'other', { title: 'Call', joinUrl: `${joinUrl}?authuser=1`, endMs: 9e12 });
    expect(mergeCopies([entry('work', 'u1', { joinUrl }), short])).toHaveLength(1);
  });

  it('is two where title and times are the same and the rooms are not', () => {
    const one = entry('work', 'u1', { joinUrl: 'https://meet.google.com/abc-defg-hij' });
    const other = entry('home', 'u2', { joinUrl: 'https://meet.google.com/xyz-defg-hij' });
    expect(mergeCopies([one, other])).toHaveLength(2);
  });

  it('never joins two entries of one calendar, nor entries without a title', () => {
    expect(mergeCopies([entry('work', 'u1'), entry('work', 'u2'), entry('home', 'u3')])).toHaveLength(2);
    expect(mergeCopies([entry('work', 'u1', { title: '' }), entry('home', 'u2', { title: '' })])).toHaveLength(2);
  });

  it('is told by the copy that has the answer, with everybody that any copy names and the address to join', () => {
    const declined = entry('work', 'u1', { answer: 'declined', people: people('Dana') });
    const richer = entry('home', 'u1', {
      answer: 'none',
      people: people('Dana', 'Lee', 'Kim'),
      joinUrl: 'https://meet.google.com/abc-defg-hij',
    });
    expect(mergeCopies([richer, declined])).toEqual([
      expect.objectContaining({
        answer: 'declined',
        calendarId: 'work',
        people: richer.people,
        joinUrl: richer.joinUrl,
      }),
    ]);
  });

  it('keeps its id whichever copy tells more, and is found by the id of either', () => {
    const first = mergeCopies([entry('work', 'u1'), entry('home', 'u1', { answer: 'none' })]);
    const second = mergeCopies([entry('work', 'u1', { answer: 'none' }), entry('home', 'u1')]);
    expect(ids(first)).toEqual(ids(second));
    expect(['home/u1', 'work/u1', 'work/u2'].map((id) => hasId(first[0] as Occurrence, id))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('stays ended when it was ended as the one copy that was known then', () => {
    const [meeting] = mergeCopies([entry('work', 'u1'), entry('home', 'u1')]) as [Occurrence];
    const journal = { 'work/u1': { became: 'over' as const, endMs: meeting.endMs } };
    expect(whatIsDue([meeting], DEFAULT_SETTINGS, journal, meeting.startMs).starts).toBeNull();
    expect(whatIsDue([meeting], DEFAULT_SETTINGS, {}, meeting.startMs).starts).toBe(meeting);
  });
});
