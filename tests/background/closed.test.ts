import { describe, expect, it } from 'vitest';
import { callMeeting, minute, NEWS, scene } from './scene.ts';

const page = (tabId: number) => ({ tabId, host: 'www.news.test' });

describe('a closed site', () => {
  const closed = { strengths: { 'news.test': 'closed' as const } };

  it('is closed while focus is on, beside the cover of its open pages, and open afterwards', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], closed);
    expect(world.session.closed).toEqual([]);
    await world.until(minute(1));
    expect(world.session).toMatchObject({ closed: ['news.test'], veiled: ['video.test', 'news.test'] });
    await world.until(minute(31));
    expect(world.session).toMatchObject({ closed: [], veiled: [] });
  });

  it('has no way through on a page that was open: neither two minutes nor a need opens it', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], closed);
    await world.until(minute(1));
    const news = world.desktop.open(NEWS);
    await world.during(async (undivided) => {
      expect(await undivided.veils.modelFor(world.clock.now(), page(news))).toMatchObject({
        strength: 'closed',
        waitMs: 0,
      });
      expect(await undivided.turn((now) => undivided.veils.need(now, page(news)))).toBe(false);
      expect(await undivided.turn((now) => undivided.veils.giveIn(now, page(news)))).toBe(false);
    });
    expect(world.session.closed).toEqual(['news.test']);
  });

  it('stays closed for this meeting when it is unlisted or made softer, and is free in the next', async () => {
    const world = await scene([callMeeting('pilot', 0, 30), callMeeting('review', 40, 50)], closed);
    await world.until(minute(1));
    world.disk.chosen = {
      ...world.disk.chosen,
      distractions: ['video.test'],
      strengths: {},
      meetingSites: ['news.test'],
    };
    await world.say({ is: 'alarm' });
    expect(world.session.closed).toEqual(['news.test']);
    await world.until(minute(41));
    expect(world.session).toMatchObject({ closed: [], veiled: ['video.test'] });
  });

  it('is closed in a 1:1 where so chosen, and covered in other meetings', async () => {
    const one = [{ name: 'Dana', address: null }];
    const two = [...one, { name: 'Lee', address: null }];
    const world = await scene(
      [callMeeting('pilot', 0, 30, { people: one }), callMeeting('review', 40, 50, { people: two })],
      {
        kindStrengths: { 'one-to-one': 'closed' },
      },
    );
    await world.until(minute(1));
    expect(world.session.closed).toEqual(['news.test', 'video.test']);
    await world.until(minute(41));
    expect(world.session).toMatchObject({ closed: [], veiled: ['news.test', 'video.test'] });
  });

  it('is opened by the next life of the worker when the one before was killed as focus ended', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], closed);
    await world.until(minute(1));
    world.killWorker();
    world.clock.pass(minute(40) - world.clock.atMs);
    await world.wake();
    expect(world.session.closed).toEqual([]);
  });

  it('is one whose page fights its cover, for this meeting: it gives way to our own page', async () => {
    const world = await scene([callMeeting('pilot', 0, 30), callMeeting('review', 40, 50)]);
    await world.until(minute(1));
    const news = world.desktop.open(NEWS);
    await world.during((undivided) => undivided.closeFor(page(news)));
    expect(world.session).toMatchObject({ closed: ['news.test'], led: [news] });
    expect(world.session.live?.now?.foughtSites).toEqual(['news.test']);
    await world.until(minute(41));
    expect(world.session.closed).toEqual([]);
  });

  it('is none for what an unlisted page says', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await world.during((undivided) => undivided.closeFor({ tabId: 4, host: 'shop.test' }));
    expect(world.session.closed).toEqual([]);
  });
});
