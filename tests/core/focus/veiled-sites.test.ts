import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../src/core/focus/facts.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { listsIn, veiledSites } from '../../../src/core/focus/veiled-sites.ts';
import { at, started } from '../attention/story.ts';

const LISTS = { distractions: ['video.test', 'mail.test'], meetingSites: ['notes.test'] };

function begun(
  more: object = { strengths: { 'video.test': 'closed', 'mail.test': 'firm' }, meetingSites: ['notes.test'] },
) {
  return evolve(null, { ...at(0, started()), ...more } as LoggedFact) as FocusSession;
}
const veiled = (lists: typeof LISTS, session = begun()) => veiledSites(session, lists, 0);

describe('the sites that are veiled in a meeting', () => {
  it('are those of the list; none without focus', () => {
    expect(veiled(LISTS)).toEqual(['video.test', 'mail.test']);
    expect(veiledSites(null, LISTS, 0)).toEqual([]);
  });

  it('are none, and the lists what they are, while there is no meeting', () => {
    expect(listsIn(null, LISTS)).toEqual(LISTS);
  });

  it('stay veiled when they are taken off the list in mid-meeting, and one that is listed then is veiled at once', () => {
    expect(veiled({ ...LISTS, distractions: ['mail.test', 'new.test'] })).toEqual([
      'mail.test',
      'new.test',
      'video.test',
    ]);
  });

  it('are not opened in mid-meeting by saying that they, or a part of them, belong to meetings', () => {
    for (const part of ['video.test', 'clips.video.test']) {
      const lists = { ...LISTS, meetingSites: ['notes.test', part] };
      expect(veiled(lists)).toContain('video.test');
      expect(listsIn(begun(), lists).meetingSites).toEqual(['notes.test']);
    }
  });

  it('leave out what belonged to meetings before, and other sites that are said to belong to them now', () => {
    const lists = { ...LISTS, meetingSites: ['notes.test', 'board.test'] };
    expect(listsIn(begun(), lists).meetingSites).toEqual(['notes.test', 'board.test']);
    expect(listsIn(begun(), { ...LISTS, meetingSites: [] }).meetingSites).toEqual([]);
  });

  it('are those of the list alone in a log of an earlier version', () => {
    const lists = { distractions: ['mail.test'], meetingSites: ['video.test'] };
    expect(listsIn(begun({}), lists)).toEqual(lists);
  });
});
