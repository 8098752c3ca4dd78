import { describe, expect, it } from 'vitest';
import { observation } from '../../../src/core/report/observation.ts';
import { MINUTE, record, stretches } from './records.ts';

const day = (date: number, what: string, title = 'A meeting') =>
  record(`2026-11-${date}T09:00[UTC]`, what, { meeting: { title } });

describe('the one observation', () => {
  it('says after which minute the longest drifts begin, and names the meeting that drifted most', () => {
    const week = [
      day(16, 'p32 d4 p4'),
      day(17, 'p35 d6 p2 d5 p2', 'Weekly status'),
      day(18, 'p10 d2 p24 d3 p1'),
      day(19, 'p33 d2.5'),
      day(20, 'p30'),
    ];
    expect(observation(week)).toEqual({
      says: 'late-drifts',
      minute: 30,
      longest: 5,
      after: 5,
      longerMeetings: 4,
      title: 'Weekly status',
    });
  });

  it('does not blame the hour where the meetings were simply long', () => {
    const week = [16, 17, 18, 19, 20].map((date) => day(date, 'p80 d10 p60'));
    expect(observation(week)).toMatchObject({ says: 'one-site' });
  });

  it('says that the meetings held where no drift lasted a minute', () => {
    expect(observation([day(16, 'p30 d0.5 p5'), day(17, 'p30'), day(18, 'p20 e5')])).toEqual({
      says: 'held',
      meetings: 3,
    });
  });

  it('says where most of the time went', () => {
    const mail = (date: number) => record(`2026-11-${date}T09:00[UTC]`, stretches('p5 d6 p20', 'mail.test'));
    expect(observation([mail(16), mail(17), day(18, 'p5 d3 p20')])).toEqual({
      says: 'one-site',
      site: 'mail.test',
      ms: 12 * MINUTE,
      ofMs: 15 * MINUTE,
    });
  });

  it('does not say that meetings held of which a part was unseen', () => {
    expect(observation([day(16, 'p30 u1'), day(17, 'p30'), day(18, 'p30')])).toBeNull();
  });

  it('makes no word of a few minutes in a long week', () => {
    const week = [16, 17, 18, 19, 20].map((date) => day(date, 'p58 d2.5 p2'));
    expect(observation(week)).toBeNull();
  });

  it('is silent with fewer than three meetings that were seen', () => {
    expect(observation([day(16, 'p30'), day(17, 'p30'), day(18, 'u30')])).toBeNull();
  });

  it('is silent where the data says nothing', () => {
    expect(observation([day(16, 'p5 d2 p20'), day(17, 'p30'), day(18, 'p30')])).toBeNull();
  });
});
