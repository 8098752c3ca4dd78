import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfSite, rowOf } from '../../../src/core/sites/match.ts';

const lists = {
  distractions: ['news.test', 'example.com', 'docs.work.test'],
  meetingSites: ['notes.test', 'docs.example.com', 'work.test', 'both.test'],
};
const kind = (host: string | null) => {
  const found = kindOfSite(host, lists);
  return found.is === 'elsewhere' ? 'elsewhere' : `${found.is} ${found.site}`;
};

describe('what a site is to the user', () => {
  it.each([
    ['news.test', 'listed news.test'],
    ['www.news.test', 'listed news.test'],
    ['a.b.news.test', 'listed news.test'],
    ['notes.test', 'meeting-site notes.test'],
    ['my.notes.test', 'meeting-site notes.test'],
    ['oldnews.test', 'elsewhere'],
    ['news.test.evil.test', 'elsewhere'],
    ['test', 'elsewhere'],
    ['', 'elsewhere'],
    [null, 'elsewhere'],
  ])('%s is %s', (host, expected) => {
    expect(kind(host)).toBe(expected);
  });

  it('the narrower row wins, on either list', () => {
    expect(kind('docs.example.com')).toBe('meeting-site docs.example.com');
    expect(kind('www.example.com')).toBe('listed example.com');
    expect(kind('docs.work.test')).toBe('listed docs.work.test');
    expect(kind('mail.work.test')).toBe('meeting-site work.test');
  });

  it('on both lists alike it belongs to meetings: a doubt is decided for the person', () => {
    expect(kindOfSite('both.test', { distractions: ['both.test'], meetingSites: ['both.test'] }).is).toBe(
      'meeting-site',
    );
  });

  it('finds the longest row whatever their order', () => {
    expect(rowOf('a.b.c.test', ['c.test', 'b.c.test', 'test'])).toBe('b.c.test');
    expect(rowOf('a.b.c.test', ['b.c.test', 'test', 'c.test'])).toBe('b.c.test');
    expect(rowOf('a.test', [])).toBeNull();
  });

  it('never names a site that is on no list', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
        const found = kindOfSite(labels.join('.'), lists);
        if (found.is !== 'elsewhere') expect([...lists.distractions, ...lists.meetingSites]).toContain(found.site);
      }),
    );
  });
});
