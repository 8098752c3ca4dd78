import { describe, expect, it } from 'vitest';
import { totalMs } from '../../../src/core/attention/summary.ts';
import { isFreeMail, organisationName } from '../../../src/core/report/organisation.ts';
import { GATHERING_FROM, together } from '../../../src/core/report/together.ts';
import { MINUTE, person, record } from './records.ts';

const mine = ['me@own.test'];
const dana = person('Dana Ortiz', 'dana@own.test');
const priya = person('Priya Raman', 'priya@acme.test');
const sam = person('Sam Lee', 'sam@acme.test');
const noor = person('Noor Haddad', 'noor@gmail.com');
const kim = person('Kim', 'kim@gmail.com');
const met = (people: ReturnType<typeof person>[], minutes = 30, day = '16') =>
  record(`2026-11-${day}T09:00[UTC]`, `p${minutes}`, { meeting: { people } });

describe('who had the time', () => {
  it('is an organisation where several of its people were there', () => {
    expect(together([met([priya, sam]), met([priya], 20, '18')], mine)).toMatchObject([
      {
        kind: 'organisation',
        name: 'Acme',
        people: ['Priya Raman', 'Sam Lee'],
        meetings: 2,
        oneToOnes: 1,
        lastDate: '2026-11-18',
        totals: { presentMs: 50 * MINUTE },
      },
    ]);
  });

  it('is the person where one of them was, their organisation beside them', () => {
    expect(together([met([priya])], mine)).toMatchObject([
      { kind: 'person', name: 'Priya Raman', organisation: 'Acme', oneToOnes: 1 },
    ]);
  });

  it('makes no organisation of a mail service that anybody uses', () => {
    expect(together([met([noor, kim])], mine).map(({ kind, name }) => [kind, name])).toEqual([
      ['person', 'Kim'],
      ['person', 'Noor Haddad'],
    ]);
  });

  it('shows colleagues one by one', () => {
    const lee = person('Lee', 'lee@own.test');
    expect(together([met([dana, lee])], mine).map(({ kind, name }) => [kind, name])).toEqual([
      ['person', 'Dana Ortiz'],
      ['person', 'Lee'],
    ]);
  });

  it('does not take a shared free mail service for the user’s own organisation', () => {
    expect(together([met([priya, sam])], ['me@gmail.com'])).toMatchObject([{ kind: 'organisation' }]);
  });

  it('leaves the user out, so that a meeting with one other is one to one', () => {
    expect(together([met([dana, person('Me', 'me@own.test')])], mine)).toMatchObject([
      { name: 'Dana Ortiz', oneToOnes: 1 },
    ]);
  });

  it('counts a meeting with two relationships whole for each, and a person once a meeting', () => {
    const rows = together([met([dana, priya, { ...priya, name: 'P. Raman' }], 45)], mine);
    expect(rows.map(({ totals, meetings }) => [totalMs(totals), meetings])).toEqual([
      [45 * MINUTE, 1],
      [45 * MINUTE, 1],
    ]);
  });

  it('knows somebody without an address by name', () => {
    const guest = person('A Guest');
    expect(together([met([guest]), met([person('a guest ')], 10, '17')], mine)).toMatchObject([
      { kind: 'person', meetings: 2 },
    ]);
  });

  it('takes a large meeting for a gathering, not for many people one by one', () => {
    const crowd = Array.from({ length: GATHERING_FROM }, (_, i) => person(`P${i}`, `p${i}@own.test`));
    const allHands = record('2026-11-16T09:00[UTC]', 'p60', { meeting: { people: crowd, title: 'All hands' } });
    expect(together([allHands], mine)).toMatchObject([{ kind: 'gathering', name: 'All hands', meetings: 1 }]);
    expect(together([met(crowd.slice(1))], mine)).toHaveLength(GATHERING_FROM - 1);
  });

  it('keeps those whom nobody named in one row', () => {
    expect(together([met([], 20), met([], 10, '17'), met([dana], 60)], mine)).toMatchObject([
      { name: 'Dana Ortiz' },
      { kind: 'unnamed', meetings: 2, totals: { presentMs: 30 * MINUTE } },
    ]);
  });
});

describe('organisations by mail domain', () => {
  it.each([
    ['acme.com', 'Acme'],
    ['mail.acme.co.uk', 'Acme'],
    ['acme.org.au', 'Acme'],
    ['co.com', 'Co'],
    ['büro.de', 'Büro'],
  ])('%s is called %s', (domain, name) => {
    expect(organisationName(domain)).toBe(name);
  });

  it.each(['gmail.com', 'yahoo.co.jp', 'outlook.fr', 'web.de', 'proton.me'])('%s is free mail', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['acme.com', 'gmail-consulting.test', 'mail.acme.com', 'liverpool.ac.uk'])('%s is not', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });
});
