import { describe, expect, it } from 'vitest';
import { shownIn } from '../../../src/core/calls/call-state.ts';
import { type CallHealth, HEALTH_GRAIN_MS, keptFor, noted } from '../../../src/core/calls/health.ts';
import { own } from './fields.ts';
import { IN_CALL, LIGHT_CALL, LOBBY, NOTHING, Story } from './story.ts';

const T = 1_000_000_000;
const take = (health: CallHealth, evidence = [IN_CALL], isLive = true, atMs = T) =>
  noted(health, { where: 'zoom', isLive, evidence }, atMs);

describe('by what calls were noticed', () => {
  it('is kept by service: when it was live last, and when each signal was seen last', () => {
    const lobby = take({}, [LOBBY], false);
    expect(lobby).toEqual({ zoom: { liveMs: null, signals: { capture: T }, isLight: false } });
    const later = T + HEALTH_GRAIN_MS;
    expect(take(lobby, [IN_CALL], true, later).zoom).toEqual({
      liveMs: later,
      signals: { capture: later, connection: later, incoming: later },
      isLight: false,
    });
  });

  it('is not written anew for what is known since a few minutes', () => {
    const known = take({});
    expect(take(known, [IN_CALL], true, T + 1_000)).toBe(known);
    expect(take(known, [], true, T + HEALTH_GRAIN_MS * 2)).toBe(known);
    expect(take(known, [IN_CALL], true, T + HEALTH_GRAIN_MS)).not.toBe(known);
  });

  it('tells light mode from full, as it was last', () => {
    const light = take(take({}), [LIGHT_CALL], true, T + 1);
    expect(light.zoom?.isLight).toBe(true);
    expect(take(light, [NOTHING, IN_CALL], true, T + 2).zoom?.isLight).toBe(false);
  });

  it('is kept by the host on a call site of one´s own, whatever runs there', () => {
    const where = (address: string, ...sites: string[]) => {
      const story = new Story(own(...sites)).goesTo(address).shows(IN_CALL).after(6);
      return shownIn(story.state, 6_000).map((each) => [each.where, each.isLive]);
    };
    const sites = ['meet.example.org', 'cloud.example.org', 'localhost:8443'];
    expect(where('https://meet.example.org/weekly', ...sites)).toEqual([['meet.example.org', true]]);
    expect(where('https://cloud.example.org/call/tok4en', ...sites)).toEqual([['cloud.example.org', true]]);
    expect(where('http://localhost:8443/a/b/c', ...sites)).toEqual([['localhost:8443', true]]);
    expect(where('https://meet.jit.si/Weekly')).toEqual([['jitsi', true]]);
  });

  it('is not kept of a site that is none of one´s own any more', () => {
    const known = noted(take({}), { where: 'meet.example.org', isLive: true, evidence: [IN_CALL] }, T);
    expect(Object.keys(keptFor(known, []))).toEqual(['zoom']);
    expect(keptFor(known, ['meet.example.org'])).toBe(known);
  });

  it('is put right after the clock was set back', () => {
    expect(take(take({}), [IN_CALL], true, T - 86_400_000).zoom?.liveMs).toBe(T - 86_400_000);
  });
});
