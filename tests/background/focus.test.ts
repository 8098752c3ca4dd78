import { describe, expect, it } from 'vitest';
import { occurrence } from '../core/meeting/occurrences.ts';
import { CALL, callMeeting, minute, NEWS, NOTES, OTHER, records, scene, seconds } from './scene.ts';

const page = (tabId: number, host = 'www.news.test') => ({ tabId, host });

describe('a calendar meeting', () => {
  it('starts focus at its time and is written down when it ends', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    expect(world.session.live?.now).toBeNull();
    await world.until(minute(10));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', because: 'has-people', canReturn: true });
    await world.until(minute(31));
    expect(world.session.live?.now).toBeNull();
    expect(records(world)).toEqual(['pilot 09:00: present 1800']);
    expect(world.disk.facts).toEqual([]);
  });

  it('is what was in front of the user, second by second', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await world.see((desktop) => desktop.show(world.page));
    await world.pass(seconds(20));
    const news = world.desktop.open(NEWS);
    await world.say({ is: 'sight' });
    await world.pass(seconds(5));
    await world.see((desktop) => desktop.close(news));
    await world.see((desktop) => desktop.show(world.call));
    await world.until(minute(10));
    await world.see((desktop) => desktop.leaveBrowser());
    await world.until(minute(12));
    await world.see((desktop) => desktop.open(NOTES));
    await world.until(minute(30) + seconds(1));
    expect(records(world)).toEqual([
      'pilot 09:00: present 60, elsewhere 20, distracted 5 (news.test), present 515, unseen 120, present 1080',
    ]);
  });

  it('notices within five seconds what no event told', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    world.desktop.leaveBrowser();
    await world.until(minute(30) + seconds(1));
    const [kept] = [...world.disk.records.values()];
    expect(kept?.stretches[0]?.ms).toBeLessThanOrEqual(65_000);
    expect(kept?.stretches.map((each) => each.attention)).toEqual(['present', 'unseen']);
  });

  it('hands over to the next one without a gap', async () => {
    const world = await scene([callMeeting('pilot', 0, 30), occurrence('review', 30, 60)]);
    await world.until(minute(61));
    expect(records(world)).toEqual(['pilot 09:00: present 1800', 'review 09:30: elsewhere 1800']);
  });

  it('gives way to one that starts later, and comes back after it', async () => {
    const world = await scene([occurrence('long', 0, 60), occurrence('short', 20, 30)]);
    await world.see((desktop) => desktop.leaveBrowser());
    await world.until(minute(61));
    expect(records(world)).toEqual([
      'long 09:00: present? 1200',
      'short 09:20: present? 600',
      'long 09:30: present? 1800',
    ]);
  });

  it('that is cancelled while it is on ends at once', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    world.disk.entries.set('own', [callMeeting('pilot', 0, 30, { isCancelled: true })]);
    await world.say({ is: 'calendars-changed' });
    expect(records(world)).toEqual(['pilot 09:00: present 600']);
    expect(world.session.live?.now).toBeNull();
  });

  it('that is made longer goes on', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(20));
    world.disk.entries.set('own', [callMeeting('pilot', 0, 45)]);
    await world.say({ is: 'calendars-changed' });
    await world.until(minute(46));
    expect(records(world)).toEqual(['pilot 09:00: present 2700']);
  });

  it('that is moved to the afternoon ends now, and starts then', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    world.disk.entries.set('own', [callMeeting('pilot', 300, 310)]);
    await world.say({ is: 'calendars-changed' });
    expect(world.session.live?.now).toBeNull();
    await world.until(minute(311));
    expect(records(world)).toEqual(['pilot 09:00: present 600', 'pilot 14:00: present 600']);
  });

  it('that the user ended does not start again', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(10));
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 600']);
  });

  it('that was under the one that the user ended does not start in its place', async () => {
    const world = await scene([occurrence('long', 0, 60), occurrence('short', 20, 30)]);
    await world.until(minute(25));
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    expect(world.session.live?.now).toBeNull();
    await world.until(minute(61));
    expect(records(world)).toHaveLength(2);
  });

  it('waits for the user where they want to be asked', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], { startsFocus: 'ask' });
    await world.until(minute(1));
    expect(world.session.live?.now).toBeNull();
    expect(world.session.live?.asking).toMatchObject({ title: 'pilot' });
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', because: 'by-hand' });
  });

  it('started early by hand goes on into its time', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(-5));
    await world.during((undivided) => undivided.turn((now) => undivided.focus.startOnMeeting(now, 'pilot')));
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 08:55: present 2100']);
  });
});

describe('focus by hand', () => {
  it('lasts as long as it was started for', async () => {
    const world = await scene([]);
    await world.during((undivided) => undivided.turn((now) => undivided.focus.startFor(now, 25)));
    await world.see((desktop) => desktop.leaveBrowser());
    await world.pass(seconds(1_600));
    expect(records(world)).toEqual(['hand 08:50: present? 1500']);
  });

  it('a slip of the finger leaves no record', async () => {
    const world = await scene([]);
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    await world.pass(400);
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    expect(records(world)).toEqual([]);
    expect(world.disk.facts).toEqual([]);
  });

  it('the shortcut on a tab at a conferencing address is for that call', async () => {
    const world = await scene([]);
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    await world.pass(seconds(60));
    expect(world.session.live?.now).toMatchObject({ setting: 'browser-call', because: 'by-hand-call' });
    await world.see((desktop) => desktop.show(world.page));
    await world.say({ is: 'command', command: 'back-to-meeting' });
    expect(world.desktop.tabIn(1)?.address).toBe(CALL);
  });

  it('ends a minute after the call was left, at the moment it was left', async () => {
    const world = await scene([]);
    await world.say({ is: 'command', command: 'start-or-end-focus' });
    await world.pass(seconds(300));
    await world.see((desktop) => desktop.go(world.call, OTHER));
    await world.pass(seconds(59));
    expect(world.session.live?.now).not.toBeNull();
    await world.pass(seconds(2));
    expect(world.session.live?.now).toBeNull();
    expect(records(world)).toEqual([expect.stringMatching(/ 08:50: present 300$/)]);
  });
});

describe('the veil', () => {
  it('is over the listed sites while focus is on, and over none else or later', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    expect(world.session.veiled).toEqual([]);
    await world.until(minute(1));
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    await world.until(minute(31));
    expect(world.session.veiled).toEqual([]);
  });

  it('is only over sites that the user let us see', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    world.allowed = ['video.test'];
    await world.until(minute(1));
    expect(world.session.veiled).toEqual(['video.test']);
    world.allowed = [];
    await world.say({ is: 'grants-changed' });
    expect(world.session.veiled).toEqual([]);
  });

  it('answers a listed page, and nobody else', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    const answers: unknown[] = [];
    const pages = [page(9), page(9, 'shop.test'), page(9, 'news.test.evil.test'), page(world.call)];
    for (const from of pages)
      await world.during((undivided) =>
        undivided.answer(async (now) => answers.push(await undivided.veils.modelFor(now, from))),
      );
    expect(answers).toEqual([expect.objectContaining({ site: 'news.test', title: 'pilot' }), null, null, null]);
  });

  it('is nobody´s outside of meetings', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    const answers: unknown[] = [];
    await world.during((undivided) =>
      undivided.answer(async (now) => answers.push(await undivided.veils.modelFor(now, page(9)))),
    );
    expect(answers).toEqual([null]);
  });

  it('is lifted from a site that the meeting needs, for the whole of it', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await world.see((desktop) => desktop.open(NEWS));
    await world.pass(seconds(10));
    await world.during((undivided) => undivided.turn((now) => undivided.veils.need(now, page(world.page))));
    expect(world.session.veiled).toEqual(['video.test']);
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 60, distracted 10 (news.test), present 1730']);
  });

  it('is back after two minutes', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    const news = world.desktop.open(NEWS);
    await world.say({ is: 'sight' });
    await world.during((undivided) => undivided.turn((now) => undivided.veils.giveIn(now, page(news))));
    expect(world.session.veiled).toEqual(['video.test']);
    await world.pass(seconds(119));
    expect(world.session.veiled).toEqual(['video.test']);
    await world.pass(seconds(2));
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    await world.until(minute(31));
    expect(world.disk.records.values().next().value?.pulls).toEqual([
      expect.objectContaining({ site: 'news.test', outcome: 'gave-in' }),
    ]);
  });

  it('takes the word that a site is needed also while its two minutes run', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await world.see((desktop) => desktop.open(NEWS));
    const asked = page(world.page);
    await world.during((undivided) => undivided.turn((now) => undivided.veils.giveIn(now, asked)));
    await world.pass(seconds(10));
    await world.during((undivided) => undivided.turn((now) => undivided.veils.need(now, asked)));
    await world.until(minute(11));
    expect(world.session.veiled).toEqual(['video.test']);
    await world.until(minute(31));
    expect(records(world)).toEqual(['pilot 09:00: present 60, distracted 10 (news.test), present 1730']);
  });

  it('leads back to the call, and away from the page where there is none', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    const news = world.desktop.open(NEWS);
    await world.say({ is: 'sight' });
    await world.during((undivided) => undivided.answer(() => undivided.veils.turnBack(page(news))));
    expect(world.desktop.tabIn(1)?.address).toBe(CALL);
    await world.see((desktop) => desktop.close(world.call));
    await world.during((undivided) => undivided.answer(() => undivided.veils.turnBack(page(news))));
    expect(world.desktop.left).toEqual([news]);
  });
});

describe('two things at once', () => {
  it('are taken in the order in which they came, at the time at which they came', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await world.during(async (undivided) => {
      world.desktop.show(world.page);
      const first = undivided.take({ is: 'sight' });
      const second = undivided.take({ is: 'command', command: 'start-or-end-focus' });
      await Promise.all([second, first]);
    });
    expect(records(world)).toEqual(['pilot 09:00: present 60']);
  });

  it('end a meeting once', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(5));
    await world.during((undivided) =>
      Promise.all([1, 2, 3].map(() => undivided.turn((now) => undivided.focus.end(now)))),
    );
    expect(records(world)).toEqual(['pilot 09:00: present 300']);
  });
});
