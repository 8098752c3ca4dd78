import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../src/core/calls/link.ts';
import { isLinkedPage, LONGEST_PAGE, linkedPageOf } from '../../../src/core/sites/linked-page.ts';

const pageOf = (address: string) => {
  const link = parseLink(address);
  return link && linkedPageOf(link);
};
const isOpen = (linked: string, address: string) => isLinkedPage(address, [pageOf(linked) ?? 'none']);

describe('a page that an invitation links', () => {
  it.each([
    ['https://www.youtube.com/watch?v=abc_1&t=90s', 'youtube.com/watch?v=abc_1'],
    ['https://youtu.be/abc_1?t=90', 'youtube.com/watch?v=abc_1'],
    ['https://m.youtube.com/playlist?list=PL1', 'youtube.com/playlist?list=PL1'],
    ['https://docs.google.com/document/d/1x_y/edit?usp=sharing#heading=h.1', 'docs.google.com/document/d/1x_y'],
    [
      'https://docs.google.com/a/acme.example/spreadsheets/d/1x/edit',
      'docs.google.com/a/acme.example/spreadsheets/d/1x',
    ],
    ['https://github.com/acme/site/pull/12/files', 'github.com/acme/site/pull/12'],
    ['https://acme.atlassian.net/wiki/spaces/T/pages/42/Agenda', 'acme.atlassian.net/wiki/spaces/T/pages/42'],
    ['https://twitter.com/acme/status/17?s=20', 'x.com/acme/status/17'],
    ['https://wiki.acme.example/display/TEAM/Agenda/', 'wiki.acme.example/display/TEAM/Agenda'],
    ['https://news.ycombinator.com/item?id=7', 'news.ycombinator.com/item?id=7'],
  ])('of %s is %s', (address, page) => {
    expect(pageOf(address)).toBe(page);
  });

  it.each([
    ['a home page', 'https://www.youtube.com/'],
    ['a video of no name', 'https://www.youtube.com/watch'],
    ['a feed', 'https://www.linkedin.com/feed/'],
    ['another feed', 'https://x.com/home'],
    ['a mailbox', 'https://mail.google.com/mail/u/0/'],
    ['a page that only its fragment names', 'https://chat.example/app#/rooms/12'],
    ['a port of its own', 'https://wiki.example:8443/agenda'],
    ['signs that would mean more in a pattern', 'https://wiki.example/*'],
    ['a very long one', `https://wiki.example/${'a'.repeat(LONGEST_PAGE)}`],
  ])('is none, given %s', (_, address) => {
    expect(pageOf(address)).toBeNull();
  });

  it.each([
    ['itself', 'https://youtu.be/abc', 'https://www.youtube.com/watch?app=desktop&v=abc&t=5'],
    ['another view of it', 'https://github.com/acme/site/pull/12', 'https://github.com/acme/site/pull/12/files#diff'],
    ['what lies below it', 'https://wiki.example/agenda', 'https://www.wiki.example/agenda/2026?view=1'],
    ['itself in the open', 'https://wiki.example/agenda', 'http://wiki.example/agenda/'],
  ])('is open as %s', (_, linked, address) => {
    expect(isOpen(linked, address)).toBe(true);
  });

  it.each([
    ['another video', 'https://youtu.be/abc', 'https://www.youtube.com/watch?v=abcd'],
    ['the home page', 'https://youtu.be/abc', 'https://www.youtube.com/'],
    ['a neighbour', 'https://github.com/acme/site/pull/12', 'https://github.com/acme/site/pull/123'],
    ['another host', 'https://wiki.example/agenda', 'https://wiki.example.evil.example/agenda'],
    ['the address in a query', 'https://wiki.example/agenda', 'https://evil.example/?wiki.example/agenda'],
    ['a page above it', 'https://wiki.example/agenda/2026', 'https://wiki.example/agenda'],
  ])('does not open %s', (_, linked, address) => {
    expect(isOpen(linked, address)).toBe(false);
  });
});
