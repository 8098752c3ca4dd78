import { describe, expect, it } from 'vitest';
import { occurrence } from '../core/meeting/occurrences.ts';
import { callMeeting, minute, records, scene, seconds } from './scene.ts';

describe('a browser that crashed in mid-meeting', () => {
  it('goes on after it with the same meeting; what nobody saw is unseen', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10) + 400);
    world.crash();
    await world.pass(seconds(120));
    await world.startBrowser();
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', canReturn: true });
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600, unseen 120.4, present 1079.6']);
  });

  it('is closed at its true end when that passed meanwhile', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    world.crash();
    await world.pass(seconds(7_200));
    await world.startBrowser();
    expect(records(world)).toEqual(['pilot 09:00: present 600, unseen 1200']);
    expect(world.session.live?.now).toBeNull();
    expect(world.session.veiled).toEqual([]);
  });

  it('twice in a row costs no more than the time it was away', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    for (const gone of [5, 7]) {
      world.crash();
      await world.pass(seconds(gone));
      await world.startBrowser();
      await world.pass(seconds(20));
    }
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600, unseen 5, present 20, unseen 7, present 1168']);
  });

  it('and a worker that is killed over the taking up does not believe the time away', async () => {
    for (let word = 1; word < 40; word++) {
      const world = await scene([callMeeting('pilot', 0, 2)]);
      world.isRevived = true;
      await world.until(minute(1));
      world.crash();
      await world.pass(seconds(30));
      world.killNextAt = { word, isHeard: word % 2 === 0 };
      await world.startBrowser();
      await world.until(minute(3));
      expect(records(world), `killed at word ${word}`).toEqual(['pilot 09:00: present 60, unseen 30, present 30']);
    }
  }, 30_000);
});

describe('a clock that is set back', () => {
  it('turns focus to the meeting that is on by it within a second: no alarm need come for that', async () => {
    const world = await scene([callMeeting('long', 0, 30), callMeeting('short', 0, 10)]);
    await world.until(minute(11));
    expect(world.session.live?.now).toMatchObject({ title: 'long' });
    world.clock.set(-seconds(120));
    await world.pass(seconds(1.1));
    expect(world.session.live?.now).toMatchObject({ title: 'short' });
  });
});

describe('a worker that was killed', () => {
  it('does not lose what a worker before it saw, when the browser crashes then', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(5));
    world.killWorker();
    await world.pass(seconds(20));
    await world.say({ is: 'sight' });
    await world.until(minute(10));
    world.crash();
    await world.pass(seconds(60));
    await world.startBrowser();
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600, unseen 60, present 1140']);
  });

  it('and that nothing woke for long saw nothing', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(5));
    world.killWorker();
    world.session.nextBeatMonoMs = Number.POSITIVE_INFINITY;
    await world.pass(seconds(300));
    await world.say({ is: 'sight' });
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 300, unseen 300, present 1200']);
  });
});

describe('a machine that slept', () => {
  it('through the beginning of a meeting begins it when it wakes', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.sleep(seconds(1_200));
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:10: present 1200']);
  });

  it('leaves a hole; of the second in which that is noticed nobody knows on which side of it it was', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(5));
    await world.sleep(seconds(300));
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 301, unseen 300, present 1199']);
  });

  it('and whose monotonic clock ran on meanwhile was not there either', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(5));
    await world.sleep(seconds(300), true);
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 300, unseen 300, present 1200']);
  });

  it('through the end of one meeting and the whole of the next', async () => {
    const world = await scene([callMeeting('pilot', 0, 30), occurrence('review', 30, 40)]);
    await world.until(minute(20));
    await world.sleep(seconds(3_600));
    expect(records(world)).toEqual(['pilot 09:00: present 1200, unseen 600']);
  });
});

describe('a database that the browser loses in mid-meeting', () => {
  it('takes twenty seconds of it with it at most', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10) + seconds(19));
    const { sketched } = world.disk;
    const notedMs = sketched?.stretches.reduce((sum, each) => sum + each.ms, 0) ?? 0;
    expect(notedMs).toBeGreaterThanOrEqual(600_000 - 1_000);
    await world.until(minute(31));
    expect(world.disk.records.has(sketched?.id ?? '')).toBe(true);
  });
});

describe('a disk that cannot be written', () => {
  it('leaves focus on, is told, and has everything when it can be written again', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    world.disk.refuses = 'writing';
    await world.until(minute(10));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot' });
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    expect(world.disk.told).toEqual(['not-writing']);
    await world.see((desktop) => desktop.show(world.page));
    world.disk.refuses = 'nothing';
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600, elsewhere 1200']);
  });

  it('at the end of a meeting loses nothing: the record waits until it can be put away', async () => {
    const world = await scene([callMeeting('pilot', 0, 30), occurrence('review', 30, 60)]);
    await world.until(minute(29));
    world.disk.refuses = 'writing';
    await world.until(minute(40));
    expect(world.session.live?.now).toMatchObject({ title: 'review' });
    expect(records(world)).toEqual([]);
    world.disk.refuses = 'nothing';
    await world.until(minute(61));
    expect(records(world)).toEqual(['pilot 09:00: present 1800', 'review 09:30: elsewhere 1800']);
    expect(world.disk.facts).toEqual([]);
  });

  it('vouches for nothing that was not written, when the browser crashes over it', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    world.disk.refuses = 'writing';
    await world.see((desktop) => desktop.show(world.page));
    await world.pass(seconds(60));
    world.crash();
    world.disk.refuses = 'nothing';
    await world.startBrowser();
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600, unseen 60, elsewhere 1140']);
  });
});

describe('a disk that cannot even be read', () => {
  it('while a meeting is on does not end it, nor the veil', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    world.disk.refuses = 'everything';
    await world.until(minute(12));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot' });
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    world.disk.refuses = 'nothing';
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 1800']);
  });

  it('when the worker starts leaves focus by hand, and puts away later what an earlier life had left', async () => {
    const world = await scene([]);
    await world.during((undivided) => undivided.turn((now) => undivided.focus.startFor(now, 30)));
    await world.see((desktop) => desktop.leaveBrowser());
    await world.pass(seconds(60));
    world.crash();
    world.disk.refuses = 'everything';
    await world.startBrowser();
    await world.during((undivided) => undivided.turn((now) => undivided.focus.startFor(now, 10)));
    expect(world.session.live?.now).not.toBeNull();
    world.disk.refuses = 'nothing';
    await world.pass(seconds(601));
    expect(records(world)).toHaveLength(2);
    expect(world.disk.facts).toEqual([]);
  });
});
