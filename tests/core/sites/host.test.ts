import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../../src/core/settings/settings.ts';
import { isHostName, rowForHost } from '../../../src/core/sites/host.ts';
import { PRESET_KINDS, PRESETS } from '../../../src/core/sites/presets.ts';

describe('a host name', () => {
  test.each(['youtube.com', 'news.ycombinator.com', 'xn--bcher-kva.example', 'a.b.c.d.example', 'x.com'])(
    '%s is one',
    (text) => {
      expect(isHostName(text)).toBe(true);
    },
  );

  test.each([
    '',
    'localhost',
    'com',
    '192.168.0.1',
    '-a.com',
    'a-.com',
    'a..com',
    'a.com.',
    'A.com',
    'bücher.example',
    'a b.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(126)}com`,
  ])('%s is none', (text) => {
    expect(isHostName(text)).toBe(false);
  });
});

test('a row leaves www. away, unless nothing would be left', () => {
  expect(rowForHost('www.bbc.co.uk')).toBe('bbc.co.uk');
  expect(rowForHost('www.com')).toBe('www.com');
  expect(rowForHost('wwwx.com')).toBe('wwwx.com');
});

describe('the lists to start from', () => {
  const all = PRESET_KINDS.flatMap((kind) => PRESETS[kind]);

  test('hold rows that the settings keep, each once', () => {
    expect(v.parse(Settings, { distractions: all }).distractions).toEqual(all);
    expect(all.every((each) => isHostName(each) && rowForHost(each) === each)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });

  test('cover no site that holds calls', () => {
    const calls = ['meet.google.com', 'zoom.us', 'app.zoom.us', 'teams.microsoft.com', 'teams.live.com', 'webex.com'];
    for (const call of calls) expect(all.some((row) => call === row || call.endsWith(`.${row}`))).toBe(false);
  });
});
