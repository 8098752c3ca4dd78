import { beforeEach, describe, expect, it } from 'vitest';
import { CalendarKeeper } from '../../src/background/calendar-keeper.ts';
import type { CalendarProblem } from '../../src/core/calendar/calendar.ts';
import { CalendarWorld, calendarText, problem, serving, servingText } from '../fakes/calendar-ports.ts';

const ADDRESS = 'https://calendar.example/secret.ics';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: CalendarWorld;
let keeper: CalendarKeeper;
beforeEach(() => {
  world = new CalendarWorld();
  keeper = new CalendarKeeper(world);
});

const titles = async () => (await world.occurrences.all()).map((each) => each.title);
async function added(title = 'Review') {
  world.servers.set(ADDRESS, serving(title));
  await keeper.add(ADDRESS, '');
  world.asked.length = 0;
}

describe('a calendar at an address', () => {
  it('is kept once it can be read, under the name that it gives itself', async () => {
    world.servers.set(ADDRESS, serving('Review'));
    expect(await keeper.add(` ${ADDRESS} `, '')).toMatchObject({ name: 'Team', host: 'calendar.example', upcoming: 1 });
    expect(await titles()).toEqual(['Review']);
  });

  it('is not kept while it cannot be read, and no request is made where that is not allowed', async () => {
    expect(await keeper.add(ADDRESS, '')).toBe('unreachable');
    world.allowed = () => false;
    expect(await keeper.add(ADDRESS, '')).toBe('no-permission');
    expect(world.asked).toEqual([ADDRESS]);
    expect(world.rows.size).toBe(0);
  });

  it('is one calendar though it is added twice', async () => {
    await added();
    await keeper.add(ADDRESS, 'Again');
    expect([...world.rows.values()].map((each) => each.name)).toEqual(['Again']);
    await keeper.add(ADDRESS, '');
    expect([...world.rows.values()].map((each) => each.name)).toEqual(['Again']);
  });

  it('is asked once an hour, and every quarter of an hour near a meeting', async () => {
    await added();
    const waits: number[] = [];
    for (let times = 0; times < 6; times++) {
      waits.push((world.one.nextTryAtMs - world.clock.atMs) / MINUTE_MS);
      world.clock.pass(world.one.nextTryAtMs - world.clock.atMs);
      await keeper.refresh('due');
    }
    // The meeting is from 9 to 10 UTC, and it is 8.
    expect(waits).toEqual([15, 15, 15, 15, 15, 15]);
    world.clock.pass(6 * HOUR_MS);
    await keeper.refresh('due');
    expect(world.one.nextTryAtMs - world.clock.atMs).toBe(HOUR_MS);
  });

  it('keeps its last whole reading through every trouble, and is asked less and less', async () => {
    await added();
    world.servers.set(ADDRESS, () => problem('server-error'));
    const waits: number[] = [];
    for (let times = 0; times < 6; times++) {
      await keeper.refresh('all');
      waits.push((world.one.nextTryAtMs - world.clock.atMs) / MINUTE_MS);
    }
    expect(waits).toEqual([1, 2, 5, 15, 60, 60]);
    expect(await titles()).toEqual(['Review']);
    world.servers.set(ADDRESS, serving('Moved'));
    await keeper.refresh('all');
    expect([await titles(), world.one.problem, world.one.failures]).toEqual([['Moved'], null, 0]);
  });

  it('is asked by the tag that it has now, also where only the tag has changed', async () => {
    await added();
    const known: (string | null)[] = [];
    world.servers.set(ADDRESS, ({ etag }) => {
      known.push(etag);
      return { is: 'unchanged', by: { etag: 'newer', lastModified: null } };
    });
    await keeper.refresh('all');
    await keeper.refresh('all');
    expect(known).toEqual(['Review', 'newer']);
  });

  it('says how much of it could not be used, until it is whole again', async () => {
    await added();
    const entry = 'BEGIN:VEVENT\nUID:u\nSUMMARY:No start\nEND:VEVENT\n';
    const text = calendarText('Review').replace('BEGIN:VEVENT\r\n', `${entry}${entry}BEGIN:VEVENT\r\n`);
    world.servers.set(ADDRESS, servingText(text));
    await keeper.refresh('all');
    expect((await keeper.views())[0]?.leftOut).toEqual({ 'unreadable-event': 2 });
    expect(await titles()).toEqual(['Review']);
    world.servers.set(ADDRESS, serving('Review'));
    await keeper.refresh('all');
    expect((await keeper.views())[0]?.leftOut).toEqual({});
  });

  it('is left alone for as long as its server asks', async () => {
    await added();
    world.servers.set(ADDRESS, () => problem('busy', 30 * MINUTE_MS));
    await keeper.refresh('all');
    expect(world.one.nextTryAtMs - world.clock.atMs).toBe(30 * MINUTE_MS);
    world.asked.length = 0;
    world.clock.pass(29 * MINUTE_MS);
    await keeper.refresh('stale');
    expect(world.asked).toEqual([]);
  });

  it('is tried when the user is back after time without a network, though its pause is not over', async () => {
    await added();
    world.servers.set(ADDRESS, () => problem('unreachable'));
    for (let times = 0; times < 5; times++) await keeper.refresh('all');
    world.servers.set(ADDRESS, serving('Moved'));
    world.clock.pass(14 * MINUTE_MS);
    await keeper.refresh('stale');
    expect(await titles()).toEqual(['Review']);
    world.clock.pass(2 * MINUTE_MS);
    await keeper.refresh('stale');
    expect(await titles()).toEqual(['Moved']);
  });

  it('loses nothing to a download that is cut, nor to a page that is no calendar', async () => {
    await added();
    for (const [text, expected] of [
      [calendarText('Cut').slice(0, -20), 'truncated'],
      [`<html>${' '.repeat(70_000)}`, 'not-a-calendar'],
    ] as const) {
      world.servers.set(ADDRESS, (_, take) => {
        try {
          take(new TextEncoder().encode(text));
        } catch {
          return { is: 'stopped' };
        }
        return { is: 'whole', etag: null, lastModified: null, digest: null };
      });
      await keeper.refresh('all');
      expect([world.one.problem, await titles()]).toEqual([expected, ['Review']]);
    }
  });

  it('is read anew after a day, in another zone, and when the user says who they are; else an unchanged one is not', async () => {
    await added();
    const parsed = () => world.one.parsedAtMs;
    const first = parsed();
    world.clock.pass(2 * HOUR_MS);
    await keeper.refresh('due');
    expect(parsed()).toBe(first);
    world.clock.pass(23 * HOUR_MS);
    await keeper.refresh('due');
    expect(parsed()).toBe(world.clock.atMs);

    const startMs = async () => (await world.occurrences.all())[0]?.startMs;
    expect(await startMs()).toBe(Date.parse('2026-03-02T09:00Z'));
    world.clock.zoneId = 'America/New_York';
    await keeper.refresh('due');
    expect(await startMs()).toBe(Date.parse('2026-03-02T15:00Z'));

    world.chosen = { ...world.chosen, myAddresses: ['me@own.test'] };
    await keeper.readAnew();
    expect((await world.occurrences.all())[0]?.answer).toBe('declined');
  });

  it('that asked to be left alone is read anew only when that is over', async () => {
    await added();
    world.servers.set(ADDRESS, () => problem('busy', 30 * MINUTE_MS));
    await keeper.refresh('all');
    world.asked.length = 0;
    world.servers.set(ADDRESS, serving('Review'));
    world.chosen = { ...world.chosen, myAddresses: ['me@own.test'] };
    await keeper.readAnew();
    expect(world.asked).toEqual([]);
    world.clock.pass(30 * MINUTE_MS);
    await keeper.refresh('due');
    expect((await world.occurrences.all())[0]?.answer).toBe('declined');
  });

  it('is read as soon as its host is allowed again', async () => {
    await added();
    world.allowed = () => false;
    await keeper.refresh('all');
    expect(world.one.problem).toBe('no-permission');
    world.allowed = () => true;
    expect(await keeper.refresh('not-allowed')).toBe(true);
    expect(world.one.problem).toBeNull();
    expect(await keeper.refresh('not-allowed')).toBe(false);
  });

  it('keeps no other calendar waiting while its server is silent', async () => {
    await added();
    const silent = 'https://silent.example/secret.ics';
    world.servers.set(silent, serving('Silent'));
    await keeper.add(silent, '');
    const read = world.feed.read;
    world.feed.read = (address, known, take) =>
      address === silent ? new Promise<never>(() => {}) : read(address, known, take);
    world.servers.set(ADDRESS, serving('Moved'));
    void keeper.refresh('all');
    await new Promise((done) => setTimeout(done, 20));
    expect(await titles()).toContain('Moved');
  });
});

describe('trouble that only the user can mend', () => {
  it.each<CalendarProblem>(['refused', 'not-found', 'gone', 'redirected'])('is told once: %s', async (name) => {
    await added();
    world.servers.set(ADDRESS, () => problem(name));
    await keeper.refresh('all');
    await keeper.refresh('all');
    expect(world.told).toEqual(['calendar-trouble']);
    world.servers.set(ADDRESS, serving('Review'));
    await keeper.refresh('all');
    world.servers.set(ADDRESS, () => problem(name));
    await keeper.refresh('all');
    expect(world.told).toHaveLength(2);
  });

  it.each<CalendarProblem>(['unreachable', 'too-slow', 'busy', 'server-error', 'truncated'])(
    'is not "%s", which passes; but it is told once it has lasted a day',
    async (name) => {
      await added();
      world.servers.set(ADDRESS, () => problem(name));
      await keeper.refresh('all');
      expect(world.told).toEqual([]);
      world.clock.pass(25 * HOUR_MS);
      await keeper.refresh('all');
      await keeper.refresh('all');
      expect(world.told).toEqual(['calendar-trouble']);
    },
  );
});

it('trouble that the user has to mend is told also after one that was told as passing', async () => {
  await added();
  world.servers.set(ADDRESS, () => problem('unreachable'));
  world.clock.pass(25 * HOUR_MS);
  await keeper.refresh('all');
  expect(world.told).toHaveLength(1);
  world.servers.set(ADDRESS, () => problem('gone'));
  await keeper.refresh('all');
  await keeper.refresh('all');
  expect(world.told).toHaveLength(2);
  world.servers.set(ADDRESS, () => problem('unreachable'));
  await keeper.refresh('all');
  expect(world.told).toHaveLength(2);
});
