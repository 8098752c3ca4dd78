import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../../src/core/settings/settings.ts';
import { hostFromTyped } from '../../../src/ui/shared/host-from-typed.ts';

describe('what somebody types', () => {
  test.each([
    ['youtube.com', 'youtube.com'],
    ['  YouTube.com  ', 'youtube.com'],
    ['www.youtube.com', 'youtube.com'],
    ['https://www.youtube.com/watch?v=abc#t=1', 'youtube.com'],
    ['//news.ycombinator.com', 'news.ycombinator.com'],
    ['http://example.org:8080/a', 'example.org'],
    ['example.org:8080', 'example.org'],
    ['reddit.com/r/all?x=1', 'reddit.com'],
    ['https://somebody:secret@example.org/', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['пример.рф/новости', 'xn--e1afmkfd.xn--p1ai'],
    ['example.org.', 'example.org'],
    ['example.org?q=a@b', 'example.org'],
  ])('%s means %s', (typed, host) => {
    expect(hostFromTyped(typed)).toEqual({ host });
    expect(v.parse(Settings, { distractions: [host] }).distractions).toEqual([host]);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['dana@example.org', 'mail-address'],
    ['youtube', 'not-a-site'],
    ['localhost:3000', 'not-a-site'],
    ['192.168.0.1', 'not-a-site'],
    ['https://[::1]/', 'not-a-site'],
    ['you tube.com', 'not-a-site'],
    ['https://', 'not-a-site'],
    ['javascript:alert(1)', 'not-a-site'],
    ['about:blank', 'not-a-site'],
    ['chrome://settings', 'not-on-the-web'],
    ['file:///etc/hosts', 'not-on-the-web'],
  ])('"%s" names no site: %s', (typed, problem) => {
    expect(hostFromTyped(typed)).toEqual({ problem });
  });
});
