import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { compare, isWithin, Play, plain, turnedAt } from './support/play.ts';
import { OTHER_URL } from './support/sites.ts';
import { type Stage, setStage } from './support/stage.ts';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.each(BROWSERS)('what goes wrong in the middle of a meeting in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());

  it('loses nothing when the worker is killed four times', async () => {
    const { browser, product } = stage;
    const other = await browser.open(OTHER_URL);
    const listed = await browser.open('https://youtube.com/');
    const before = (await product.records()).length;
    const play = new Play();
    const { live, call } = await stage.meet();
    play.mark('present', null, performance.now() - (Date.now() - live.startedAtMs));
    await pause(2_000);
    await browser.killWorker();
    await pause(2_000);
    await browser.activate(listed);
    play.mark('distracted', 'youtube.com', await turnedAt(listed));
    await pause(1_000);
    await browser.killWorker();
    await pause(2_000);
    await browser.activate(other);
    play.mark('elsewhere', null, await turnedAt(other));
    await browser.killWorker();
    await pause(2_500);
    await browser.activate(call);
    play.mark('present', null, await turnedAt(call));
    await pause(1_500);
    await browser.killWorker();
    await pause(1_500);
    await product.ask('endFocus');
    play.end();
    const record = await product.newRecord(before);
    const compared = compare(play.stretches(), record.stretches);
    expect(isWithin(compared, 1_000), JSON.stringify(compared, null, 1)).toBe(true);
  });

  it('keeps focus on over a crash of the whole browser, and marks the hole as unseen', async () => {
    const { browser, product } = stage;
    const before = (await product.records()).length;
    const { live } = await stage.meet({ lengthMs: 120_000 });
    await pause(4_000);
    const crashedMs = Date.now();
    await browser.crash();
    await pause(3_000);
    await browser.relaunch();
    await product.restarted();
    const again = await product.focusOn(20_000);
    const backMs = Date.now();
    expect(again).toMatchObject({ id: live.id, startedAtMs: live.startedAtMs, title: live.title });
    const page = await browser.open('https://youtube.com/');
    expect(await product.veiled(page)).toContain('Dana');
    await product.ask('endFocus');
    const endedMs = Date.now();
    const record = await product.newRecord(before);
    const [first, hole, ...rest] = plain(record.stretches);
    expect(first?.attention).toBe('present');
    expect(Math.abs((first?.ms ?? 0) - (crashedMs - live.startedAtMs))).toBeLessThan(1_500);
    expect(hole?.attention).toBe('unseen');
    expect(hole?.ms).toBeGreaterThan(3_000);
    expect(hole?.ms).toBeLessThan(backMs - crashedMs + 1_500);
    expect(rest.map((each) => each.attention)).not.toContain('unseen');
    const total = record.stretches.reduce((sum, each) => sum + each.ms, 0);
    expect(Math.abs(total - (endedMs - live.startedAtMs))).toBeLessThan(1_500);
  });
});
