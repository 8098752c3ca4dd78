import { describe, expect, it } from 'vitest';
import { join } from './in-calls.ts';
import { callMeeting, minute, scene, seconds } from './scene.ts';

const SITES = { distractions: ['youtube.com', 'news.test'], feedOnly: ['youtube.com', 'news.test'] };
const page = (host: string) => ({ tabId: 77, host });

describe('what lives inside pages', () => {
  it('is there while focus is on, and only there', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], SITES);
    expect([world.session.feedVeiled, world.session.hushed]).toEqual([[], []]);
    await world.until(minute(1));
    expect(world.session.veiled).toEqual(['news.test']);
    expect(world.session.feedVeiled).toEqual(['youtube.com']);
    expect(world.session.hushed).toEqual(['youtube.com', 'news.test']);
    await world.until(minute(32));
    expect([world.session.veiled, world.session.feedVeiled, world.session.hushed]).toEqual([[], [], []]);
  });

  it('is still in frames of other pages too, but for the call’s own and while the screen is shared', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], { ...SITES, meetingSites: ['notes.test'] });
    const isStilled = async (tabId: number, host: string, pageHost: string | null = null) => {
      const answers: boolean[] = [];
      await world.during(async (undivided) => {
        answers.push(await undivided.answer((now) => undivided.pages.isFrameStilled(now, { tabId, host, pageHost })));
      });
      return answers[0];
    };
    expect(await isStilled(77, 'www.youtube.com')).toBe(false);
    await world.until(minute(1));
    expect(world.session.stilledFrames).toEqual(['youtube.com', 'news.test']);
    expect(await isStilled(77, 'www.youtube.com')).toBe(true);
    expect(await isStilled(77, 'shop.test')).toBe(false);
    expect(await isStilled(world.call, 'www.youtube.com')).toBe(false);
    expect(await isStilled(77, 'www.youtube.com', 'notes.test')).toBe(false);
    await world.during((undivided) => undivided.turn((now) => undivided.focus.present(now, true)));
    expect(world.session.stilledFrames).toEqual([]);
    expect(await isStilled(77, 'www.youtube.com')).toBe(false);
  });

  it('leaves a site alone that this meeting needs, and one that the user does not let us see', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], SITES);
    world.allowed = ['youtube.com'];
    await world.until(minute(1));
    expect(world.session.hushed).toEqual(['youtube.com']);
    await world.during((undivided) => undivided.turn((now) => undivided.veils.need(now, page('youtube.com'))));
    expect([world.session.feedVeiled, world.session.hushed]).toEqual([[], []]);
  });

  it('covers a page of a hidden feed that nobody knows, and says the same on the note', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], SITES);
    await world.until(minute(1));
    await world.during(async (undivided) => {
      const said = (host: string) => undivided.answer((now) => undivided.veils.modelFor(now, page(host)));
      const noted = (host: string) =>
        undivided.answer((now) => undivided.pages.noteFor(now, page(host), undivided.veils));
      expect(await said('studio.youtube.com')).toMatchObject({ strength: 'firm' });
      expect(await noted('www.youtube.com')).toMatchObject({ site: 'youtube.com' });
      expect(await noted('www.news.test')).toBeNull();
      // The cover of all of a page that comes there all the same, as after a load of the extension, goes again.
      const covered = (host: string) => undivided.answer((now) => undivided.veils.coverFor(now, page(host)));
      expect(await covered('www.youtube.com')).toBeNull();
      expect(await covered('www.news.test')).toMatchObject({ strength: 'firm' });
    });
  });

  it('counts what waited, keeps the count through a kill, and tells it with the record', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], SITES);
    await world.until(minute(1));
    const hold = (host: string, count: number) =>
      world.during((undivided) => undivided.turn((now) => undivided.pages.held(now, page(host), count)));
    await hold('youtube.com', 3);
    await hold('shop.test', 50);
    world.killWorker();
    await world.wake();
    await hold('news.test', 4);
    world.desktop.close(world.call);
    await world.until(minute(30) + seconds(90));
    expect(world.session.live?.last?.notificationsHeld).toBe(7);
    await hold('news.test', 4);
    expect([...world.disk.records.values()].map((each) => each.notificationsHeld)).toEqual([7]);
  });

  it('keeps still what the settings say, from the moment that they say it', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], SITES);
    await world.until(minute(1));
    const hushed = { isSoundMuted: true, areCountsStilled: false, areNotificationsHeld: false };
    world.disk.chosen = { ...world.disk.chosen, hush: hushed };
    await world.say({ is: 'grants-changed' });
    expect(world.session.hushed).toEqual([]);
  });

  it('has the pill where the user put it in an earlier call of the same site, and keeps it for no page without a call', async () => {
    const world = await scene([], SITES);
    const place = { across: 1, down: 0.25 };
    const move = (tabId: number, host: string) =>
      world.during((undivided) => undivided.answer((now) => undivided.pills.move(now, { tabId, host }, place)));
    await move(world.call, 'meet.google.com');
    await join(world, world.call);
    await move(world.page, 'shop.test');
    expect(world.pillPlaces).toEqual({});
    await move(world.call, 'meet.google.com');
    expect(world.pillPlaces).toEqual({ 'meet.google.com': place });
    await world.during(async (undivided) => {
      const said = (host: string) =>
        undivided.answer((now) => undivided.pills.modelFor(now, { tabId: world.call, host }));
      expect(await said('meet.google.com')).toMatchObject({ canStart: false, place });
      expect(await said('zoom.us')).toMatchObject({ place: null });
    });
  });
});
