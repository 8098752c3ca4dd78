import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../src/core/calls/call-state.ts';
import { pillOf } from '../../../src/core/focus/pill.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { at, started } from '../attention/story.ts';

const call = (tabId: number, stage: CallView['stage'] = 'live') => ({ tabId, stage }) as CallView;
const on = [at(0, started()), at(1, { type: 'call-tab-seen', tabId: 7, host: null })].reduce<FocusSession | null>(
  evolve,
  null,
);
const shown = DEFAULT_SETTINGS;

describe('the pill of a tab', () => {
  it('offers to start where its call is live and focus is off', () => {
    expect(pillOf(7, null, [call(7)], false, shown)).toEqual({ canStart: true, saysAway: false, isQuiet: false });
  });

  it('may say how long one was away where focus is on for its call, and nowhere else', () => {
    expect(pillOf(7, on, [call(7)], false, shown)).toEqual({ canStart: false, saysAway: true, isQuiet: false });
    expect(pillOf(8, on, [call(7), call(8)], false, shown)).toMatchObject({ canStart: false, saysAway: false });
  });

  it('is quiet while others may be looking at the screen', () => {
    expect(pillOf(7, on, [call(7)], true, shown)).toMatchObject({ isQuiet: true });
  });

  it('is not there without a live call in the tab, nor where the user does not want it', () => {
    expect(pillOf(7, null, [], false, shown)).toBeNull();
    expect(pillOf(7, null, [call(7, 'lobby')], false, shown)).toBeNull();
    expect(pillOf(7, null, [call(8)], false, shown)).toBeNull();
    expect(pillOf(7, on, [call(7)], false, { isPillShown: false })).toBeNull();
  });
});
