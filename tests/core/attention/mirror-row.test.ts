import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mirrorRow, readMirrorRow } from '../../../src/core/attention/mirror-row.ts';
import { packRecord } from '../../../src/core/attention/pack.ts';
import { anyRecord } from '../report/any-record.ts';
import { person, pull, record } from '../report/records.ts';

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
    const pulls = sites.map((site, at) => pull(site, 'gave-in', at * 1_000, 1_000));
    const packed = packRecord({ ...each, stretches, pulls });
    expect(readMirrorRow(packed.id, viaDisk(mirrorRow(packed)))).toEqual(viaDisk(packed));
  });

  it.each([
    ['is the occurrence', 'home/uid-7/20261116', 'home/uid-7/20261116', 'uid-7', [1, ['home/', '/20261116'], 'uid-7']],
    ['begins with its series', 'uid-7/1', 'uid-7/1', 'uid-7', [1, ['', '/1'], 'uid-7']],
    ['has nothing of its series in it', 'one', 'two', 'uid-7', ['one', 'two', 'uid-7']],
    ['is of no series', 'one', 'two', null, ['one', 'two', null]],
    ['is of no series, whatever its id reads like', 'one', 'home/null/1', null, ['one', 'home/null/1', null]],
    ['is of no calendar', 'one', null, null, ['one', null, null]],
  ])('says no id twice, where a meeting %s', (_, id, occurrenceId, seriesId, said) => {
    const packed = packRecord(record('2026-11-16T09:00[UTC]', 'p30', { meeting: { id, occurrenceId, seriesId } }));
    const row = mirrorRow(packed);
    expect(row.slice(4, 7)).toEqual(said);
    expect(readMirrorRow(packed.id, viaDisk(row))).toEqual(viaDisk(packed));
  });

  it('says a domain once where the next address is at it too', () => {
    const addresses = ['dana@acme.test', 'lee@acme.test', 'sam@b.test', null, 'kim@b.test', 'odd@', 'zoe@b.test'];
    const people = addresses.map((each) => person('P', each));
    const row = mirrorRow(packRecord(record('2026-11-16T09:00[UTC]', 'p30', { meeting: { people } })));
    expect(row[11].filter((each) => each !== 'P')).toEqual([
      'dana@acme.test',
      'lee@',
      'sam@b.test',
      null,
      'kim@',
      ['odd@'],
      'zoe@',
    ]);
  });

  it('takes an address that names no domain, before any that does, as it is', () => {
    const row: unknown[] = [...mirrorRow(packRecord(record('2026-11-16T09:00[UTC]', 'p30')))];
    row[11] = ['Dana', 'dana@'];
    expect(readMirrorRow('x', row)?.meeting.people).toEqual([['Dana', 'dana@']]);
  });

  it('is read also where a later version has added to its end', () => {
    const packed = packRecord(record('2026-11-16T09:00[UTC]', 'p30 d1'));
    expect(readMirrorRow(packed.id, viaDisk([...mirrorRow(packed), 'more']))).toEqual(viaDisk(packed));
  });

  it('never throws where a place holds what cannot become a text or a number', () => {
    const row = mirrorRow(packRecord(record('2026-11-16T09:00[UTC]', 'p30 d1')));
    for (let place = 0; place < row.length; place++)
      for (const junk of [{ toString: null, valueOf: null }, [{ toString: null, valueOf: null }, 'b']])
        expect(readMirrorRow('x', row.with(place, junk as never))).toBeNull();
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
    ['text after a visit', 14, 'JcuyoAn5c!'],
    ['a site that is not in the table', 13, 'CZcuyo'],
    ['an outcome that nobody knows', 14, 'JcuyoGn5c'],
    ['a version from the future', 0, 3],
    ['an id in two parts, and no series to stand between them', 5, ['home/', '/1']],
  ])('refuses %s', (_, place, broken) => {
    const row: unknown[] = [...mirrorRow(packRecord(record('2026-11-16T09:00[UTC]', 'p30 d1')))];
    row[place] = broken;
    expect(readMirrorRow('x', row)).toBeNull();
  });
});
