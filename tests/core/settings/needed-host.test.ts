import { expect, it } from 'vitest';
import { isHostNeeded } from '../../../src/core/settings/needed-host.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';

it.each<[host: string, isNeeded: boolean, because: string]>([
  ['dav.example', false, 'nothing else is there'],
  ['cloud.example', true, 'calls are held there'],
  ['news.example', true, 'it is a listed site'],
  ['ical.news.example', true, 'it is below one'],
  ['wiki.example', true, 'it belongs to meetings'],
  ['meet.google.com', true, 'a service holds calls there'],
  ['calendar.google.com', false, 'no service does'],
])('whether %s is needed for something else than a calendar: %s, since %s', (host, isNeeded) => {
  const settings = {
    ...DEFAULT_SETTINGS,
    distractions: ['news.example'],
    meetingSites: ['wiki.example'],
    callSites: [{ site: 'cloud.example:8443', kind: 'auto' as const }],
  };
  expect(isHostNeeded(host, settings)).toBe(isNeeded);
});
