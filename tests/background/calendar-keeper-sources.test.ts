import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { CalendarKeeper } from '../../src/background/calendar-keeper.ts';
import type { CalendarProblem } from '../../src/core/calendar/calendar.ts';
import { GraphEvent } from '../../src/core/calendar/microsoft/graph-event.ts';
import { occurrencesOfGraph } from '../../src/core/calendar/microsoft/occurrences.ts';
import type { MicrosoftAnswer } from '../../src/core/ports/microsoft.ts';
import { graphMeeting } from '../browsers/support/microsoft-events.ts';
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
    expect([await titles(), [...world.rows.keys()], [...world.bytes.keys()]]).toEqual([['New'], ['f1'], ['f2']]);
    await add('f3', 'Newer', 'team (1).ics', 'f1');
    expect([await titles(), [...world.bytes.keys()]]).toEqual([['Newer'], ['f3']]);
    expect(await keeper.views()).toMatchObject([{ name: 'Team', fileName: 'team (1).ics', host: '' }]);
  });

  it('is the same calendar after that: its entries keep their ids, and it is read again and removed as ever', async () => {
    await add('f1', 'Old');
    const before = (await world.occurrences.all())[0]?.id;
    await add('f2', 'New');
    expect((await world.occurrences.all()).map((each) => each.id)).toEqual([before]);
    world.clock.pass(25 * HOUR_MS);
    world.asked.length = 0;
    await keeper.refresh('due');
    expect([world.asked, world.one.problem]).toEqual([['file f2'], null]);
    await keeper.remove('f1');
    expect([world.rows.size, world.bytes.size, await titles()]).toEqual([0, 0, []]);
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
  const WORK = { collection: 'https://dav.example/dana/work/', name: 'Work', addresses: ['mailto:Me@own.test'] };
  const HOME = { collection: 'https://dav.example/dana/home/', name: 'Home', addresses: [] };
  const login = (password = 'right') => ({ user: 'dana', password });

  beforeEach(() => {
    world.servers.set(WORK.collection, serving('Review'));
    world.servers.set(HOME.collection, serving('Dinner'));
  });

  it('share one sign-in, which goes with the last of them', async () => {
    const views = await keeper.accounts.add('dav.example', login(), [WORK, HOME]);
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

  it('are read with whoever signed in as "me", by the addresses that the server told', async () => {
    const answers = async () => (await world.occurrences.all()).map((each) => each.answer);
    await keeper.accounts.add('dav.example', login(), [HOME]);
    expect(await answers()).toEqual(['none']);
    await keeper.remove([...world.rows.keys()][0] ?? '');
    await keeper.accounts.add('dav.example', login(), [WORK]);
    expect(await answers()).toEqual(['declined']);
  });

  it('give back the hosts that nothing else needs, when the last of them is removed', async () => {
    world.chosen = { ...world.chosen, callSites: [{ site: 'cloud.example', kind: 'auto' }] };
    const there = { collection: 'https://cloud.example/dana/', name: 'There', addresses: [] };
    world.servers.set(there.collection, serving('There'));
    await keeper.accounts.add('caldav.example', login(), [WORK, HOME, there]);
    const [work = '', home = '', third = ''] = world.rows.keys();
    await keeper.remove(work);
    expect(world.givenBack).toEqual([]);
    await keeper.remove(home);
    expect(world.givenBack).toEqual([HOME.collection]);
    await keeper.remove(third);
    expect(world.givenBack).toEqual([HOME.collection, 'https://caldav.example']);
  });

  it('leave no password behind where none of them can be read', async () => {
    expect(await keeper.accounts.add('dav.example', login('wrong'), [WORK])).toBe('sign-in-refused');
    expect([world.known.size, world.rows.size]).toEqual([0, 0]);
  });

  it('ask once when the sign-in has run out, leave the server alone, and go on after the new password', async () => {
    await keeper.accounts.add('dav.example', login(), [WORK, HOME]);
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
    expect(await keeper.accounts.signIn(work, 'wrong')).toBe('sign-in-refused');
    await keeper.refresh('all');
    // Each wrong password is tried for one of them: servers lock accounts.
    expect(world.asked).toHaveLength(2);
    expect(await keeper.accounts.signIn(work, 'right')).toBeNull();
    expect((await keeper.views()).map((each) => each.problem)).toEqual([null, null]);
  });

  it('are read by whoever added them, also where somebody else adds a shared one', async () => {
    await keeper.accounts.add('dav.example', login(), [WORK, HOME]);
    await keeper.accounts.add('dav.example', { user: 'kim', password: 'right' }, [WORK]);
    expect([...world.known.values()].map((each) => each.user)).toEqual(['dana', 'kim']);
    expect(world.rows.size).toBe(2);
    await keeper.accounts.add('dav.example', { user: 'kim', password: 'right' }, [HOME, WORK]);
    expect([...world.known.values()].map((each) => each.user)).toEqual(['kim']);
  });

  it('are read as the same ones when they are added again with another password', async () => {
    await keeper.accounts.add('dav.example', login(), [WORK]);
    await keeper.accounts.add('dav.example', login(), [WORK, HOME]);
    expect([world.rows.size, world.known.size]).toEqual([2, 1]);
    expect(await keeper.accounts.add('dav.example', login('mistyped'), [WORK])).toBe('sign-in-refused');
    await keeper.refresh('all');
    expect((await keeper.views()).map((each) => each.problem)).toEqual([null, null]);
  });
});

describe('calendars of Microsoft 365', () => {
  const KNOWN = 'tenant.kim';
  const given = { code: 'c', verifier: 'v', nonce: 'n' };
  let problems: CalendarProblem[];
  let forgotten: (readonly [accountId: string, isLast: boolean])[];
  let events: GraphEvent[];
  let reads: number;

  beforeEach(() => {
    [problems, forgotten, reads] = [[], [], 0];
    events = [v.parse(GraphEvent, graphMeeting('Review', Date.parse('2026-03-02T09:00Z')))];
    world.microsoft = {
      find: async () => ({ is: 'problem', problem: 'not-permitted' }),
      keep: async (accountId) => accountId === KNOWN,
      signInAgain: async (_, { code }) => (code === 'c' ? null : 'other-account'),
      async read(_, known, request) {
        reads += 1;
        const [problem] = problems;
        if (problem !== undefined) return { is: 'problem', problem, retryAfterMs: null };
        const digest = events.map((each) => each.subject).join();
        if (digest === known) return { is: 'unchanged' };
        const asked = { ...request, myAddresses: ['kim@contoso.example'] };
        return { is: 'whole', occurrences: occurrencesOfGraph(events, asked), digest };
      },
      forget: async (...what) => void forgotten.push(what),
    };
  });

  const add = (...ids: string[]) =>
    keeper.accounts.addMicrosoft(
      KNOWN,
      ids.map((id) => ({ id, name: `Calendar ${id}` })),
    );

  it('are added by name, with who is in their meetings but the user, and without a word of the account', async () => {
    const views = await add('work', 'team');
    expect(views).toMatchObject([
      { name: 'Calendar work', kind: 'microsoft', host: 'graph.microsoft.com', problem: null },
      { name: 'Calendar team' },
    ]);
    expect(JSON.stringify(views)).not.toMatch(/tenant|kim/);
    const [review] = await world.occurrences.all();
    expect(review?.people).toEqual([{ name: 'Dana Reyes', address: 'dana@acme.example' }]);
  });

  it('are not added by a sign-in that is gone, or in a build without Microsoft', async () => {
    expect(await keeper.accounts.addMicrosoft('tenant.lee', [{ id: 'work', name: '' }])).toBe('sign-in-expired');
    world.microsoft = null;
    expect(await add('work')).toBe('sign-in-expired');
    expect(await keeper.accounts.findMicrosoft(given)).toEqual({ is: 'problem', problem: 'sign-in-failed' });
  });

  it('leave no sign-in behind where none of them can be read', async () => {
    problems = ['not-permitted'];
    expect(await add('work')).toBe('not-permitted');
    expect([forgotten, world.rows.size]).toEqual([[[KNOWN, true]], 0]);
  });

  it('take their sign-in along with the last of them', async () => {
    await add('work', 'team');
    const [work = '', team = ''] = world.rows.keys();
    await keeper.remove(work);
    expect(forgotten).toEqual([]);
    await keeper.remove(team);
    expect([forgotten, world.kept.size]).toEqual([[[KNOWN, true]], 0]);
  });

  it('are written anew only when something changed', async () => {
    await add('work');
    let writes = 0;
    const replace = world.occurrences.replace;
    Object.assign(world.occurrences, {
      replace: (...what: Parameters<typeof replace>) => {
        writes += 1;
        return replace(...what);
      },
    });
    await keeper.refresh('all');
    expect(writes).toBe(0);
    events = [];
    await keeper.refresh('all');
    expect([writes, await titles()]).toEqual([1, []]);
    // In another zone the same entries may be other days.
    world.clock.zoneId = 'Asia/Tokyo';
    await keeper.refresh('due');
    expect(writes).toBe(2);
  });

  it('whose sign-in has run out tell so once, keep what was read, try again by the hour, and go on after a new one', async () => {
    await add('work', 'team');
    problems = ['sign-in-expired'];
    world.clock.pass(HOUR_MS);
    await keeper.refresh('due');
    reads = 0;
    for (let minutes = 0; minutes < 180; minutes += 15) {
      world.clock.pass(HOUR_MS / 4);
      await keeper.refresh('due');
      await keeper.refresh('stale');
    }
    expect([reads, world.told, await titles()]).toEqual([6, ['calendar-trouble', 'calendar-trouble'], ['Review']]);
    const [work = ''] = world.rows.keys();
    expect(await keeper.accounts.signInToMicrosoft(work, { ...given, code: 'of another' })).toBe('other-account');
    problems = [];
    expect(await keeper.accounts.signInToMicrosoft(work, given)).toBeNull();
    expect((await keeper.views()).map((each) => each.problem)).toEqual([null, null]);
  });

  it('wait for the user to allow either of Microsoft’s hosts, and ask nobody until then', async () => {
    await add('work');
    world.allowed = (address) => !address.startsWith('https://login.');
    reads = 0;
    await keeper.refresh('all');
    expect([world.one.problem, reads]).toEqual(['no-permission', 0]);
    world.allowed = () => true;
    await keeper.refresh('not-allowed');
    expect(world.one.problem).toBeNull();
  });

  it('are the same ones when they are added again, and others when somebody else adds them', async () => {
    await add('work');
    await add('work');
    expect(world.rows.size).toBe(1);
    Object.assign(world.microsoft ?? {}, { keep: async () => true });
    await keeper.accounts.addMicrosoft('tenant.lee', [{ id: 'work', name: 'Lee' }]);
    expect(world.rows.size).toBe(2);
    const [kims = ''] = world.rows.keys();
    await keeper.remove(kims);
    expect(forgotten).toEqual([[KNOWN, false]]);
  });

  it('come back with no late answer after everything was deleted', async () => {
    await add('work');
    let answer = (_: MicrosoftAnswer) => {};
    Object.assign(world.microsoft ?? {}, {
      read: () =>
        new Promise<MicrosoftAnswer>((done) => {
          answer = done;
        }),
    });
    const reading = keeper.refresh('all');
    const deleting = keeper.alone(async () => {
      world.rows.clear();
      world.kept.clear();
    });
    await new Promise((done) => setTimeout(done));
    answer({ is: 'whole', occurrences: [], digest: 'new' });
    await Promise.all([reading, deleting]);
    expect([world.rows.size, world.kept.size]).toEqual([0, 0]);
  });
});
