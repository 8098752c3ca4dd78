import { beforeEach, describe, expect, it } from 'vitest';
import { CalendarKeeper } from '../../src/background/calendar-keeper.ts';
import { CalendarWorld, calendarText, serving } from '../fakes/calendar-ports.ts';

const HOUR_MS = 3_600_000;

let world: CalendarWorld;
let keeper: CalendarKeeper;
beforeEach(() => {
  world = new CalendarWorld();
  keeper = new CalendarKeeper(world);
});

const titles = async () => (await world.occurrences.all()).map((each) => each.title);

describe('a calendar that is a file', () => {
  const add = (id: string, title: string, fileName = 'team.ics', replaces: string | null = null) => {
    world.bytes.set(id, calendarText(title));
    return keeper.addFile(id, fileName, replaces);
  };

  it('is read once, and again each day so that what lies ahead moves on', async () => {
    await add('f1', 'Review');
    world.asked.length = 0;
    for (let hours = 0; hours < 48; hours++) {
      world.clock.pass(HOUR_MS);
      await keeper.refresh('due');
    }
    expect(world.asked).toEqual(['file f1', 'file f1']);
  });

  it('is replaced by a newer one of its name, or by any that is chosen for it, and keeps its name', async () => {
    await add('f1', 'Old');
    await add('f2', 'New');
    expect([await titles(), [...world.rows.keys()], [...world.bytes.keys()]]).toEqual([['New'], ['f2'], ['f2']]);
    await add('f3', 'Newer', 'team (1).ics', 'f2');
    expect([await titles(), [...world.bytes.keys()]]).toEqual([['Newer'], ['f3']]);
    expect(await keeper.views()).toMatchObject([{ name: 'Team', fileName: 'team (1).ics', host: '' }]);
  });

  it('that is no calendar leaves the one before it as it was, and nothing of itself', async () => {
    await add('f1', 'Review');
    world.bytes.set('f2', 'Dear diary');
    expect(await keeper.addFile('f2', 'team.ics', null)).toBe('not-a-calendar');
    expect([await titles(), [...world.bytes.keys()]]).toEqual([['Review'], ['f1']]);
  });

  it('that the browser cleared away is told, and what was read of it stays', async () => {
    await add('f1', 'Review');
    world.bytes.clear();
    world.clock.pass(25 * HOUR_MS);
    await keeper.refresh('due');
    expect([world.one.problem, world.told, await titles()]).toEqual(['file-lost', ['calendar-trouble'], ['Review']]);
  });
});

describe('calendars of an account', () => {
  const WORK = { collection: 'https://dav.example/dana/work/', name: 'Work' };
  const HOME = { collection: 'https://dav.example/dana/home/', name: 'Home' };
  const login = (password = 'right') => ({ user: 'dana', password });

  beforeEach(() => {
    world.servers.set(WORK.collection, serving('Review'));
    world.servers.set(HOME.collection, serving('Dinner'));
  });

  it('share one sign-in, which goes with the last of them', async () => {
    const views = await keeper.addFromAccount('dav.example', login(), [WORK, HOME]);
    expect(views).toMatchObject([
      { name: 'Work', kind: 'caldav', host: 'dav.example' },
      { name: 'Home', kind: 'caldav' },
    ]);
    expect(JSON.stringify(views)).not.toMatch(/right|dana/);
    expect(world.known.size).toBe(1);
    const [work = '', home = ''] = world.rows.keys();
    await keeper.remove(work);
    expect(world.known.size).toBe(1);
    await keeper.remove(home);
    expect([world.known.size, world.kept.size]).toEqual([0, 0]);
  });

  it('leave no password behind where none of them can be read', async () => {
    expect(await keeper.addFromAccount('dav.example', login('wrong'), [WORK])).toBe('sign-in-refused');
    expect([world.known.size, world.rows.size]).toEqual([0, 0]);
  });

  it('ask once when the sign-in has run out, leave the server alone, and go on after the new password', async () => {
    await keeper.addFromAccount('dav.example', login(), [WORK, HOME]);
    const [account] = world.known.values();
    if (account === undefined) throw new Error('no account');
    world.known.set(account.id, { ...account, password: 'changed elsewhere' });
    world.clock.pass(HOUR_MS);
    await keeper.refresh('due');
    world.asked.length = 0;
    for (let hours = 0; hours < 20; hours++) {
      world.clock.pass(HOUR_MS);
      await keeper.refresh('stale');
    }
    expect(world.asked).toEqual([]);
    const [work = ''] = world.rows.keys();
    expect(await keeper.signIn(work, 'wrong')).toBe('sign-in-refused');
    expect(await keeper.signIn(work, 'right')).toBeNull();
    expect((await keeper.views()).map((each) => each.problem)).toEqual([null, null]);
  });

  it('are read as the same ones when they are added again with another password', async () => {
    await keeper.addFromAccount('dav.example', login(), [WORK]);
    await keeper.addFromAccount('dav.example', login(), [WORK, HOME]);
    expect([world.rows.size, world.known.size]).toEqual([2, 1]);
    expect(await keeper.addFromAccount('dav.example', login('mistyped'), [WORK])).toBe('sign-in-refused');
    await keeper.refresh('all');
    expect((await keeper.views()).map((each) => each.problem)).toEqual([null, null]);
  });
});
