import { describe, expect, it } from 'vitest';
import { NO_EVIDENCE } from '../../src/core/calls/evidence.ts';
import { readProbeMessage } from '../../src/messages/probe-to-background.ts';

describe('a call probe’s message', () => {
  it('is evidence, or a sign of life', () => {
    const evidence = { ...NO_EVIDENCE, microphones: 1, isObserved: true };
    expect(readProbeMessage({ type: 'evidence', evidence })).toEqual({ type: 'evidence', evidence });
    expect(readProbeMessage({ type: 'isAlive' })).toEqual({ type: 'isAlive' });
  });

  it.each([
    ['nothing', null],
    ['another type', { type: 'address', address: 'https://meet.example/secret' }],
    ['text for a number', { type: 'evidence', evidence: { ...NO_EVIDENCE, microphones: '1' } }],
    ['a fraction', { type: 'evidence', evidence: { ...NO_EVIDENCE, microphones: 0.5 } }],
    ['a number that no page has', { type: 'evidence', evidence: { ...NO_EVIDENCE, connected: 100 } }],
    ['less than nothing', { type: 'evidence', evidence: { ...NO_EVIDENCE, connected: -1 } }],
    ['something beside it', { type: 'evidence', evidence: { ...NO_EVIDENCE, label: 'Dana’s camera' } }],
    ['something missing', { type: 'evidence', evidence: { microphones: 1 } }],
    ['a list', [1, 2, 3]],
  ])('is not %s', (_, message) => {
    expect(readProbeMessage(message)).toBeNull();
  });
});
