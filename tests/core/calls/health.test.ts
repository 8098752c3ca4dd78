import { describe, expect, it } from 'vitest';
import { type CallHealth, HEALTH_GRAIN_MS, noted } from '../../../src/core/calls/health.ts';
import { IN_CALL, LIGHT_CALL, LOBBY, NOTHING } from './story.ts';

const T = 1_000_000_000;
const take = (health: CallHealth, evidence = [IN_CALL], isLive = true, atMs = T) =>
  noted(health, { serviceId: 'zoom', isLive, evidence }, atMs);

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

  it('is put right after the clock was set back', () => {
    expect(take(take({}), [IN_CALL], true, T - 86_400_000).zoom?.liveMs).toBe(T - 86_400_000);
  });
});
