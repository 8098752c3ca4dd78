import { describe, expect, it } from 'vitest';
import { uiAnswers } from '../../src/background/answers.ts';
import { isLinkedPage } from '../../src/core/sites/linked-page.ts';
import type { World } from '../fakes/world.ts';
import { callMeeting, minute, records, scene, seconds } from './scene.ts';

const AGENDA = 'https://www.news.test/agenda';
const NEWS = 'https://www.news.test/today';
const linking = (more = {}) => callMeeting('pilot', 0, 30, { linkedPages: ['news.test/agenda'], ...more });
const at = (address: string) => ({
  tabId: 9,
  host: 'www.news.test',
  isAt: (pages: readonly string[]) => isLinkedPage(address, pages),
});
const veilAt = async (world: World, address: string) => {
  let model: unknown;
  await world.during(async (undivided) => {
    model = await undivided.answer((now) => undivided.veils.modelFor(now, at(address)));
  });
  return model;
};

describe('a page of a listed site that the invitation links', () => {
  it('is not veiled, and the rest of the site is', async () => {
    const world = await scene([linking()]);
    await world.until(minute(1));
    expect(world.session.veiled).toContain('news.test');
    expect(world.session.linked).toEqual(['news.test/agenda']);
    expect(await veilAt(world, AGENDA)).toBeNull();
    expect(await veilAt(world, NEWS)).toMatchObject({ site: 'news.test' });
    expect(world.session.live?.now?.linkedSites).toEqual(['news.test']);
  });

  it('is time in the meeting, and nothing of it is kept', async () => {
    const world = await scene([linking()]);
    await world.until(minute(10));
    await world.see((desktop) => desktop.open(AGENDA));
    await world.until(minute(20));
    await world.see((desktop) => desktop.open(NEWS));
    expect(JSON.stringify(world.disk.facts)).not.toContain('agenda');
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 1200, distracted 600 (news.test)']);
    expect(JSON.stringify([...world.disk.records.values()])).not.toContain('agenda');
  });

  it('is so in a life of the worker that has just begun', async () => {
    const world = await scene([linking()]);
    await world.until(minute(10));
    await world.see((desktop) => desktop.open(AGENDA));
    world.killWorker();
    await world.wake();
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 1800']);
  });

  it('belongs to its own meeting alone', async () => {
    const world = await scene([linking(), callMeeting('review', 30, 60)]);
    await world.until(minute(31));
    expect(world.session.linked).toEqual([]);
    expect(await veilAt(world, AGENDA)).toMatchObject({ site: 'news.test' });
  });

  it('is as closed as its site, which others cannot open by an invitation', async () => {
    const world = await scene([linking()], { strengths: { 'news.test': 'closed' } });
    await world.until(minute(1));
    expect(world.session.linked).toEqual([]);
    expect(world.session.closed).toEqual(['news.test']);
    expect(await veilAt(world, AGENDA)).toMatchObject({ strength: 'closed' });
  });

  it('is known at once where the calendar links it in the middle of the meeting', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    world.disk.entries.set('own', [linking()]);
    await world.say({ is: 'calendars-changed' });
    expect(world.session.linked).toEqual(['news.test/agenda']);
  });
});

describe('a site that is needed in a series', () => {
  const series = () => [1, 2].map((n) => callMeeting(`pilot/${n}`, 60 * (n - 1), 60 * n - 30, { seriesId: 'pilot' }));
  const need = (world: World) =>
    world.during((undivided) => undivided.turn((now) => undivided.veils.need(now, at(NEWS))));
  const say = (world: World, isNeeded: boolean) =>
    world.during((undivided) =>
      uiAnswers(undivided, { settings: world.disk.settings } as never).sayAlsoNextTime(
        { seriesId: 'pilot', site: 'news.test', isNeeded },
        null,
      ),
    );

  it('is asked about while the meeting is on and after it, and open in the next one from its beginning', async () => {
    const world = await scene(series());
    await world.until(minute(1));
    await world.see((desktop) => desktop.open(NEWS));
    await world.pass(seconds(20));
    await need(world);
    expect(world.session.live?.alsoNextTime).toEqual({ seriesId: 'pilot', site: 'news.test' });
    await world.until(minute(31));
    expect(world.session.live?.alsoNextTime).toEqual({ seriesId: 'pilot', site: 'news.test' });
    await say(world, true);
    expect(world.session.live?.alsoNextTime).toBeNull();
    await world.until(minute(61));
    expect(world.session.live?.now?.neededSites).toEqual(['news.test']);
    expect(world.session.veiled).not.toContain('news.test');
  });

  it('is veiled again where it was only for this time, and not asked about again', async () => {
    const world = await scene(series());
    await world.until(minute(1));
    await world.see((desktop) => desktop.open(NEWS));
    await need(world);
    await say(world, false);
    await world.until(minute(61));
    expect(world.session.veiled).toContain('news.test');
    await need(world);
    expect(world.session.live?.alsoNextTime).toBeNull();
  });

  it('stays closed where it is closed by now', async () => {
    const seriesNeeds = [{ seriesId: 'pilot', site: 'news.test', isNeeded: true }];
    const world = await scene(series(), { seriesNeeds, strengths: { 'news.test': 'closed' } });
    await world.until(minute(1));
    expect(world.session.closed).toEqual(['news.test']);
  });
});
