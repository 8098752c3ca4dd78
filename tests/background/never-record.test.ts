import { describe, expect, it } from 'vitest';
import { mirrorRow } from '../../src/core/attention/mirror-row.ts';
import { packRecord } from '../../src/core/attention/pack.ts';
import type { Occurrence } from '../../src/core/calendar/occurrence.ts';
import type { World } from '../fakes/world.ts';
import { callMeeting, minute, NEWS, records, scene, seconds } from './scene.ts';

const TITLE = 'Dr. Osei, second opinion';
const PEOPLE = [{ name: 'Ama Osei', address: 'ama@clinic.test' }];
const doctor = (more: Partial<Occurrence> = {}) => callMeeting('e1', 0, 30, { title: TITLE, people: PEOPLE, ...more });
const WORDS = { neverRecord: { series: [], words: ['dr. OSEI'] } };

/** Everything that is on the disk but what the calendar itself says and what the user chose, as text. */
function onDisk({ disk }: World): string {
  const { sketched } = disk;
  const mirrored = [...disk.records.values(), ...(sketched ? [sketched] : [])].map((each) =>
    mirrorRow(packRecord(each)),
  );
  return JSON.stringify([disk.facts, disk.stamp, sketched, [...disk.records], mirrored, disk.book, disk.told]);
}

const traces = (world: World) =>
  ['Osei', 'ama@clinic', 'second opinion'].filter((each) => onDisk(world).includes(each));
/** All of it, when the meeting is long over and its calendar moved on. */
const isEmpty = ({ disk }: World) =>
  disk.facts.length === 0 && disk.stamp === null && disk.records.size === 0 && disk.sketched === null;

describe('a meeting that is never recorded', () => {
  it.each([
    ['by words in its title, in whatever case', doctor(), WORDS],
    ['by its series', doctor({ seriesId: 'uid-7' }), { neverRecord: { series: ['uid-7'], words: [] } }],
  ])('%s has focus and its veils, and leaves nothing behind', async (_, meeting, settings) => {
    const world = await scene([meeting], settings);
    for (let at = 0; at < 30; at += 1) {
      await world.until(minute(at) + seconds(30));
      expect(traces(world), `in minute ${at}`).toEqual([]);
      if (at % 7 === 3) await world.see((desktop) => desktop.show(world.page));
      if (at % 7 === 5) await world.see((desktop) => desktop.go(world.page, NEWS));
    }
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    // The screens may say who it is with: that is the calendar's to know, and gone with the session.
    expect(world.session.live?.now).toMatchObject({ title: TITLE, people: ['Ama Osei'], recording: 'never' });
    expect(world.session.live?.week).toEqual({ presentMs: 0, presentShare: null });
    await world.until(minute(31));
    expect(world.session.live?.now).toBeNull();
    expect(world.session.veiled).toEqual([]);
    expect(isEmpty(world)).toBe(true);
    expect(world.disk.book).toEqual({});
  });

  it('leaves nothing when the browser crashes in it and when the worker is killed at any word', async () => {
    for (let word = 1; word < 60; word += 3) {
      const world = await scene([doctor({ endMs: minute(3) })], WORDS);
      world.isRevived = true;
      await world.until(minute(1));
      world.killNextAt = { word, isHeard: word % 2 === 0 };
      world.killWorker();
      await world.wake();
      expect(traces(world), `killed at word ${word}`).toEqual([]);
      world.crash();
      await world.pass(seconds(20));
      await world.startBrowser();
      expect(world.session.live?.now).toMatchObject({ title: TITLE, recording: 'never' });
      expect(traces(world), `crashed after word ${word}`).toEqual([]);
      await world.until(minute(4));
      expect(isEmpty(world), `killed at word ${word}`).toBe(true);
    }
  }, 30_000);

  it('that the user ends does not begin again, and what remembers that goes with its planned end', async () => {
    const world = await scene([doctor()], WORDS);
    await world.until(minute(5));
    await world.during((undivided) => undivided.turn((now) => undivided.focus.end(now)));
    await world.until(minute(29));
    expect(world.session.live?.now).toBeNull();
    expect(Object.keys(world.disk.book)).toHaveLength(1);
    await world.until(minute(31));
    expect(world.disk.book).toEqual({});
    expect(isEmpty(world)).toBe(true);
  });

  it('is one from the moment on at which its title says so', async () => {
    const world = await scene([doctor({ title: 'Hold' })], WORDS);
    await world.until(minute(10));
    expect(onDisk(world)).toContain('Hold');
    world.disk.entries.set('own', [doctor()]);
    await world.say({ is: 'calendars-changed' });
    expect(traces(world)).toEqual([]);
    expect(onDisk(world)).not.toContain('Hold');
    await world.until(minute(31));
    expect(isEmpty(world)).toBe(true);
  });

  it('beside one that is recorded leaves that one whole', async () => {
    const next = callMeeting('review', 30, 60);
    const world = await scene([doctor(), next], WORDS);
    await world.until(minute(61));
    expect(records(world)).toEqual(['review 09:30: present 1800']);
    expect(traces(world)).toEqual([]);
  });

  it('is chosen for the one that is on and all like it', async () => {
    const world = await scene([doctor({ seriesId: 'uid-7' })]);
    await world.until(minute(10));
    await world.during((undivided) => undivided.turn((now) => undivided.record.neverLikeThis(now)));
    expect(world.disk.chosen.neverRecord).toEqual({ series: ['uid-7'], words: [] });
    expect(world.session.live?.now).toMatchObject({ title: TITLE, recording: 'never' });
    expect(traces(world)).toEqual([]);
    await world.until(minute(31));
    expect(isEmpty(world)).toBe(true);
  });
});

describe('a record that is paused', () => {
  const pause = (world: World, isPaused: boolean) =>
    world.during((undivided) => undivided.turn((now) => undivided.record.pause(now, isPaused)));

  it('keeps focus on, and takes back what was noted, the sketch too', async () => {
    const world = await scene([doctor()]);
    await world.until(minute(10));
    expect(traces(world)).not.toEqual([]);
    expect(world.disk.sketched).not.toBeNull();
    await pause(world, true);
    expect(traces(world)).toEqual([]);
    expect(world.disk.sketched).toBeNull();
    expect(world.session.live?.now).toMatchObject({ title: TITLE, recording: 'paused', stretches: [] });
    expect(world.session.veiled).toEqual(['news.test', 'video.test']);
    await world.until(minute(29));
    expect(traces(world)).toEqual([]);
    await world.until(minute(31));
    expect(isEmpty(world)).toBe(true);
  });

  it('and taken up again is a record from there on', async () => {
    const world = await scene([doctor()]);
    await world.until(minute(10));
    await pause(world, true);
    await world.until(minute(20));
    await pause(world, false);
    expect(world.session.live?.now).toMatchObject({ title: TITLE, recording: 'on' });
    await world.until(minute(31));
    expect(records(world)).toEqual([`${TITLE} 09:20: present 600`]);
  });

  it('stays paused over a crash', async () => {
    const world = await scene([doctor()]);
    await world.until(minute(10));
    await pause(world, true);
    world.crash();
    await world.pass(seconds(30));
    await world.startBrowser();
    expect(world.session.live?.now).toMatchObject({ recording: 'paused' });
    await world.until(minute(31));
    expect(isEmpty(world)).toBe(true);
  });

  it('on a disk that cannot be written is taken back as soon as it can, also after the meeting', async () => {
    for (const backAt of [15, 32]) {
      const world = await scene([doctor(), callMeeting('review', 30, 60)]);
      await world.until(minute(10));
      world.disk.refuses = 'writing';
      await pause(world, true);
      expect(world.session.live?.now).toMatchObject({ recording: 'paused' });
      await world.until(minute(backAt));
      world.disk.refuses = 'nothing';
      await world.until(minute(backAt) + seconds(40));
      await world.say({ is: 'sight' });
      expect(traces(world), `back at ${backAt}`).toEqual([]);
      await world.until(minute(61));
      expect(records(world), `back at ${backAt}`).toEqual(['review 09:30: present 1800']);
    }
  });

  it('for focus by hand leaves no record either', async () => {
    const world = await scene([]);
    await world.during((undivided) => undivided.turn((now) => undivided.focus.startFor(now, 30)));
    await world.pass(seconds(120));
    await pause(world, true);
    await world.pass(seconds(1_900));
    expect(isEmpty(world)).toBe(true);
  });
});
