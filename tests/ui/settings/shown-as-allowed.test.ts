import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { shownAsAllowed } from '../../../src/ui/settings/shown-as-allowed.ts';

const kept = { ...DEFAULT_SETTINGS, distractions: ['news.test'], meetingSites: ['notes.test'] };
const drawn = {
  ...kept,
  distractions: ['news.test', 'new.test'],
  callSites: [{ site: 'meet.test', kind: 'auto' as const }],
};
const calls = { allowedSites: new Set<string>(), noticed: {} };

it('a site that is on its way into the settings asks for nothing; one that is kept and not allowed does', () => {
  const shown = shownAsAllowed({ settings: kept, allowedSites: new Set(['notes.test']), calls }, drawn);
  expect([...shown.allowedSites]).toEqual(['notes.test', 'new.test']);
  expect([...shown.calls.allowedSites]).toEqual(['meet.test']);
  const later = shownAsAllowed({ settings: drawn, allowedSites: new Set(['notes.test']), calls }, drawn);
  expect([...later.allowedSites]).toEqual(['notes.test']);
  expect([...later.calls.allowedSites]).toEqual([]);
});
