import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, read } from './files.ts';
import { CHROME, CHROME_WITH_MICROSOFT, FIREFOX, FIREFOX_WITH_MICROSOFT } from './manifests.ts';

const scriptsIn = (folder: string): string[] =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => `${folder}/${path}`);
const built = (browser: string): object => JSON.parse(read(`dist/${browser}/manifest.json`));

describe('what is asked of the user at install', () => {
  it('is exactly this in Chrome', () => {
    expect(built('chrome')).toEqual(CHROME);
  });

  it('is exactly this in Firefox', () => {
    expect(built('firefox')).toEqual(FIREFOX);
  });

  it('is the sign-in window too, and nothing else, in a build that is registered with Microsoft', () => {
    expect(built('with-microsoft/chrome')).toEqual(CHROME_WITH_MICROSOFT);
    expect(built('with-microsoft/firefox')).toEqual(FIREFOX_WITH_MICROSOFT);
  });

  it.each(['chrome', 'firefox'])('signs in at Microsoft, and reads what it gives, in %s only with that', (browser) => {
    for (const word of ['code_challenge', 'Calendars.Read', 'tentativelyAccepted', 'iCalUId']) {
      const saying = (folder: string) => scriptsIn(folder).filter((path) => read(path).includes(word));
      expect(saying(`dist/${browser}`)).toEqual([]);
      expect(saying(`dist/with-microsoft/${browser}`)).not.toEqual([]);
    }
  });

  it.each(['chrome', 'firefox'])('is no site, and opens nothing to web pages, in %s', (browser) => {
    const asked = Object.keys(built(browser));
    expect(asked).not.toContain('host_permissions');
    expect(asked).not.toContain('content_scripts');
    expect(asked).not.toContain('web_accessible_resources');
    expect(asked).not.toContain('externally_connectable');
  });
});
