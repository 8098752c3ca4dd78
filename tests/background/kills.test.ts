import { describe, expect, it } from 'vitest';
import type { World } from '../fakes/world.ts';
import { callMeeting, minute, NEWS, records, scene, seconds } from './scene.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
type Step = (world: Scene) => Promise<void>;

/** Two short meetings with everything in them: a listed site, minutes there, a need, a handover, an end by the user. */
const STEPS: readonly Step[] = [
  (world) => world.until(minute(0)),
  (world) => world.pass(seconds(7.3)),
  (world) => world.see((desktop) => desktop.show(world.page)),
  (world) => world.pass(seconds(4.2)),
  (world) => world.see((desktop) => desktop.go(world.page, NEWS)),
  (world) => world.pass(seconds(3.1)),
  (world) => asPage(world, (undivided, now) => undivided.veils.need(now, { tabId: world.page, host: 'news.test' })),
  (world) => world.pass(seconds(5)),
  (world) => world.see((desktop) => desktop.go(world.page, 'https://video.test/')),
  (world) => world.pass(seconds(2)),
  (world) => asPage(world, (undivided, now) => undivided.veils.giveIn(now, { tabId: world.page, host: 'video.test' })),
  (world) => world.pass(seconds(6)),
  (world) => world.see((desktop) => desktop.leaveBrowser()),
  (world) => world.goIdle('locked'),
  (world) => world.pass(seconds(9)),
  (world) => world.goIdle('active'),
  (world) => world.see((desktop) => desktop.show(world.call)),
  (world) => world.until(minute(1) + seconds(11)),
  (world) => world.during((undivided) => undivided.turn((now) => undivided.focus.end(now))),
  (world) => world.pass(seconds(90)),
];

function asPage(
  world: World,
  what: (undivided: NonNullable<World['undivided']>, now: ReturnType<World['clock']['now']>) => Promise<unknown>,
): Promise<void> {
  return world.during((undivided) => undivided.turn((now) => what(undivided, now)));
}

/** Plays it all; a step over which the worker was killed is done once more, as a user would. */
async function played(killedAt: World['killNextAt']): Promise<{ records: string[]; words: number; world: Scene }> {
  const world = await scene([callMeeting('pilot', 0, 1), callMeeting('review', 1, 2)]);
  world.isRevived = true;
  world.killWorker();
  world.killNextAt = killedAt;
  await world.wake();
  const { life } = world;
  for (const step of STEPS) {
    const { life: before, clock } = world;
    const { monoMs } = clock;
    await step(world);
    if (world.life !== before && clock.monoMs === monoMs) await step(world);
  }
  return { records: records(world), words: life.words, world };
}

describe('a worker that is killed in mid-meeting and woken again', () => {
  it('leaves the same record, whichever of its words was the last, heard or not', async () => {
    const whole = await played(null);
    expect(whole.records).toEqual([
      'pilot 09:00: present 7.3, elsewhere 4.2, distracted 3.1 (news.test), present 5, distracted 8 (video.test), unseen 9, present 23.4',
      'review 09:01: present 11',
    ]);
    const wrong: string[] = [];
    for (let word = 1; word <= whole.words; word++) {
      // By turns: before a word is heard, or after it and before its answer.
      const isHeard = word % 2 === 0;
      const after = await played({ word, isHeard });
      const { disk, session } = after.world;
      if (String(after.records) !== String(whole.records) || disk.facts.length > 0 || session.veiled.length > 0)
        wrong.push(`killed at word ${word}${isHeard ? ', heard' : ''}:\n  ${after.records.join('\n  ')}`);
    }
    console.log(`${whole.words} words, ${wrong.length} of ${whole.words} kills changed the record`);
    expect(wrong.slice(0, 10)).toEqual([]);
  }, 240_000);
});

describe('a worker that is killed as the user turns to another tab, and that nothing wakes for a while', () => {
  it('leaves everything that was turned to meanwhile to the next one, to the tenth of a second', async () => {
    const world = await scene([callMeeting('pilot', 0, 1)]);
    await world.until(minute(0) + seconds(10.3));
    const { desktop } = world;
    // What the browser says now is said to a worker that goes, and the browser holds back the next one.
    world.killWorker();
    desktop.show(world.page);
    await world.pass(seconds(1.4));
    desktop.show(world.call);
    await world.pass(seconds(2.1));
    desktop.show(desktop.open(NEWS));
    await world.pass(seconds(1.2));
    await world.wake();
    await world.until(minute(2));
    expect(records(world)).toEqual([
      'pilot 09:00: present 10.3, elsewhere 1.4, present 2.1, distracted 46.2 (news.test)',
    ]);
  });

  it('but believes no time from before the clock was set back', async () => {
    const world = await scene([callMeeting('pilot', 0, 1)]);
    await world.until(minute(0) + seconds(10));
    await world.see((desktop) => desktop.show(world.page));
    await world.pass(seconds(3));
    await world.see((desktop) => desktop.show(world.call));
    await world.pass(seconds(2));
    world.clock.set(-seconds(5));
    await world.pass(seconds(1));
    await world.see((desktop) => desktop.show(desktop.open(NEWS)));
    await world.pass(seconds(2));
    world.killWorker();
    await world.pass(seconds(1));
    await world.wake();
    await world.until(minute(2));
    expect(records(world)).toEqual(['pilot 09:00: present 10, elsewhere 3, present 3, distracted 49 (news.test)']);
  });

  it('also where it was told of the turn, and was not to write it down', async () => {
    const world = await scene([callMeeting('pilot', 0, 1)]);
    await world.until(minute(0) + seconds(10.9));
    world.life.isOver = true;
    await world.see((desktop) => desktop.show(world.page));
    await world.pass(seconds(3));
    await world.wake();
    await world.until(minute(2));
    expect(records(world)).toEqual(['pilot 09:00: present 10.9, elsewhere 49.1']);
  });
});
