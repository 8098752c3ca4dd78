import { describe, expect, it } from 'vitest';
import { uiAnswers } from '../../src/background/answers.ts';
import type { SettingsStore } from '../../src/core/ports/ports.ts';
import { answer } from '../../src/messages/guard.ts';
import { uiToBackground } from '../../src/messages/ui-to-background.ts';
import type { World } from '../fakes/world.ts';
import { callMeeting, minute, scene } from './scene.ts';

/** What our own pages say to the worker, as it arrives there. */
async function say(world: World, ...changes: unknown[]): Promise<unknown[]> {
  let replies: unknown[] = [];
  await world.during(async (undivided) => {
    const { clock, disk } = world;
    const ports = { clock, journal: disk.journal, settings: disk.settings, meetings: disk.meetings };
    const handlers = uiAnswers(undivided, {
      ...ports,
      notices: disk.notices,
      occurrences: disk.occurrences,
      deleteEverything: async () => undefined,
    });
    const asked = changes.map((change) => ({ call: 'changeSettings', payload: { change } }));
    replies = await Promise.all(asked.map((each) => answer(uiToBackground, handlers, each, null)));
  });
  return replies;
}
const kept = { ok: true, value: null };
const refused = { ok: false, problem: 'bad-request' };

describe('a change of settings', () => {
  it('does not undo another that was made in another window', async () => {
    const world = await scene([]);
    const replies = await say(
      world,
      { distractions: { add: ['mail.test'] } },
      { distractions: { remove: ['news.test'] }, hush: { isSoundMuted: false } },
      { hush: { areCountsStilled: false } },
    );
    expect(replies).toEqual([kept, kept, kept]);
    expect(world.disk.chosen).toMatchObject({
      distractions: ['video.test', 'mail.test'],
      meetingSites: ['notes.test'],
      hush: { isSoundMuted: false, areCountsStilled: false, areNotificationsHeld: true },
    });
  });

  it.each([
    ['of which a part is wrong', { strength: 'soft', distractions: { add: ['no site'] } }],
    ['of what is no setting', { distractions: { remove: ['news.test'] }, isAdmin: true }],
    ['that is all of them', undefined],
    ['that is a text', 'strength'],
  ])('%s is refused whole, and nothing is lost', async (_, change) => {
    const world = await scene([]);
    const before = structuredClone(world.disk.chosen);
    expect(await say(world, change)).toEqual([refused]);
    expect(world.disk.chosen).toEqual(before);
  });

  it('holds at once where it makes the meeting that is on firmer, and from the next one on where softer', async () => {
    const world = await scene([callMeeting('e1', 0, 10), callMeeting('e2', 20, 30)], { strength: 'firm' });
    await world.until(minute(1));
    await say(world, { strengths: { 'news.test': 'closed' } });
    expect(world.session.closed).toEqual(['news.test']);
    await world.until(minute(20) - 60_000);
    await say(world, { strengths: { 'news.test': 'closed' } });
    await world.until(minute(21));
    await say(world, { strengths: { 'news.test': null }, strength: 'soft' });
    expect(world.session.closed).toEqual(['news.test']);
    expect(world.disk.chosen).toMatchObject({ strength: 'soft', strengths: {} });
    await world.until(minute(31));
    expect(world.session.closed).toEqual([]);
  });
});

it('everything is deleted between two changes of settings', async () => {
  const world = await scene([]);
  const done: string[] = [];
  await world.during(async (undivided) => {
    const { clock, disk } = world;
    const settings: SettingsStore = {
      ...disk.settings,
      async alone(job) {
        done.push('nothing is being changed');
        return job().finally(() => done.push('may be changed'));
      },
    };
    const { journal, meetings, notices, occurrences } = disk;
    const deleteEverything = async () => void done.push('deleted');
    const ports = { clock, settings, journal, meetings, notices, occurrences, deleteEverything };
    const asked = { call: 'deleteEverything', payload: { what: 'everything' } };
    await answer(uiToBackground, uiAnswers(undivided, ports), asked, null);
  });
  expect(done).toEqual(['nothing is being changed', 'deleted', 'may be changed']);
});
