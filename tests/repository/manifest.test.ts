import { describe, expect, it } from 'vitest';
import { read } from './files.ts';
import { CHROME, FIREFOX } from './manifests.ts';

const built = (browser: string): object => JSON.parse(read(`dist/${browser}/manifest.json`));

describe('what is asked of the user at install', () => {
  it('is exactly this in Chrome', () => {
    expect(built('chrome')).toEqual(CHROME);
  });

  it('is exactly this in Firefox', () => {
    expect(built('firefox')).toEqual(FIREFOX);
  });

  it.each(['chrome', 'firefox'])('is no site, and opens nothing to web pages, in %s', (browser) => {
    const asked = Object.keys(built(browser));
    expect(asked).not.toContain('host_permissions');
    expect(asked).not.toContain('content_scripts');
    expect(asked).not.toContain('web_accessible_resources');
    expect(asked).not.toContain('externally_connectable');
  });
});
