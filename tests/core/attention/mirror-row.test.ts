import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mirrorRow, readMirrorRow } from '../../../src/core/attention/mirror-row.ts';
import { packRecord } from '../../../src/core/attention/pack.ts';
import { anyRecord } from '../report/any-record.ts';
import { person, record } from '../report/records.ts';

const viaDisk = (what: unknown): unknown => JSON.parse(JSON.stringify(what));

describe('a row of the mirror', () => {
  it('gives back exactly the record that went in', () => {
    fc.assert(
      fc.property(anyRecord, (each) => {
        const packed = packRecord(each);
        expect(readMirrorRow(each.id, viaDisk(mirrorRow(packed)))).toEqual(viaDisk(packed));
      }),
    );
  });

  it('gives back addresses of any form', () => {
    const forms = [
      'dana@acme.test',
      'lee@acme.test',
      'odd@',
      '@',
      'no address',
      'x@y@acme.test',
      'sam@b.test',
      'z@b.test',
    ];
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...forms)), { maxLength: 9 }), (addresses) => {
        const people = addresses.map((each, at) => person(`Person ${at}`, each));
        const packed = packRecord(record('2026-11-16T09:00[UTC]', 'p30', { meeting: { people } }));
        expect(readMirrorRow(packed.id, viaDisk(mirrorRow(packed)))).toEqual(viaDisk(packed));
      }),
    );
  });

  it('gives back more sites than there are letters', () => {
    const sites = Array.from({ length: 700 }, (_, at) => `site-${at}.test`);
    const each = record('2026-11-16T09:00[UTC]', 'p1');
    const stretches = sites.map((site) => ({ attention: 'distracted' as const, isAssumed: false, site, ms: 1_000 }));
    const packed = packRecord({ ...each, stretches });
    expect(readMirrorRow(packed.id, viaDisk(mirrorRow(packed)))).toEqual(viaDisk(packed));
  });

  it('is null for anything that is no row, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (junk) => {
        expect(readMirrorRow('x', junk)).toBeNull();
      }),
    );
  });

  it('never throws with one place turned into junk, and what it then gives is whole', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat({ max: 15 }), fc.anything(), (each, place, junk) => {
        const row: unknown[] = [...mirrorRow(packRecord(each))];
        row[place] = junk;
        const read = readMirrorRow(each.id, row);
        if (read !== null) expect(readMirrorRow(each.id, viaDisk(mirrorRow(read)))).not.toBeNull();
      }),
    );
  });

  it.each([
    ['text between two stretches', 13, 'Acuyo!Bcuyo'],
    ['half a stretch', 13, 'AcuyoB'],
    ['a site that is not in the table', 13, 'CZcuyo'],
    ['an outcome that nobody knows', 14, 'JcuyoGn5c'],
    ['a version from the future', 0, 3],
  ])('refuses %s', (_, place, broken) => {
    const row: unknown[] = [...mirrorRow(packRecord(record('2026-11-16T09:00[UTC]', 'p30 d1')))];
    row[place] = broken;
    expect(readMirrorRow('x', row)).toBeNull();
  });
});
