import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ianaZone, offsetsByFormat, offsetsByTemporal } from '../../../src/core/calendar/iana-zone.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Etc/GMT+5',
  'utc',
  'us/pacific',
];

describe('a zone of the IANA database', () => {
  it('has the same offsets by Temporal and by date formats', () => {
    const moment = fc.integer({ min: Date.parse('1975-01-01'), max: Date.parse('2037-12-31') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, ms) => {
        expect(offsetsByTemporal(zone)(ms)).toBe(offsetsByFormat(zone)(ms));
      }),
      { numRuns: 300 },
    );
  });

  it('changes its offset at the very minute at which the clocks are changed', () => {
    const changeMs = Date.parse('2026-03-29T01:00:00Z');
    const berlin = ianaZone('Europe/Berlin');
    expect(berlin?.offsetAt(changeMs - 1)).toBe(3_600_000);
    expect(berlin?.offsetAt(changeMs)).toBe(7_200_000);
  });

  it.each(['Europe/Atlantis', '+01:00', 'BST', '2026-03-23[Europe/Berlin]', ''])('is none: %s', (name) => {
    expect(ianaZone(name)).toBeNull();
  });
});
