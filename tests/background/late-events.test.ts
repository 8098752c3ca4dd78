import { expect, it } from 'vitest';
import type { World } from '../fakes/world.ts';
import { callMeeting, minute, NEWS, records, scene, seconds } from './scene.ts';

const whole = () => scene([callMeeting('pilot', 0, 1)]);

/** A turn that does not end: whatever is asked for from here on waits, until what it gives is called. */
async function stuck(world: World): Promise<() => Promise<void>> {
  let goOn = () => {};
  const held = new Promise<void>((done) => {
    goOn = done;
  });
  await world.during((undivided) => undivided.turn(() => held));
  return () => world.during(async () => goOn());
}

it('a switch that the browser never tells of is in the record from when it was', async () => {
  const world = await whole();
  await world.until(minute(0) + seconds(20.3));
  world.desktop.show(world.page);
  await world.until(minute(2));
  expect(records(world)).toEqual(['pilot 09:00: present 20.3, elsewhere 39.7']);
});

it('a look that had to wait for another turn claims nothing from before it was taken', async () => {
  const world = await whole();
  await world.until(minute(0) + seconds(20));
  const goOn = await stuck(world);
  // Something was loaded in a tab behind: a look is asked for, and waits.
  await world.say({ is: 'sight' });
  await world.pass(seconds(2.5));
  await world.see((desktop) => desktop.show(desktop.open(NEWS)));
  await world.pass(seconds(0.4));
  await goOn();
  await world.until(minute(2));
  expect(records(world)).toEqual(['pilot 09:00: present 22.5, distracted 37.5 (news.test)']);
});

it('a look that waited while everything stood still does not see through that', async () => {
  const world = await whole();
  await world.until(minute(0) + seconds(20));
  const goOn = await stuck(world);
  await world.say({ is: 'sight' });
  await world.sleep(seconds(8), true);
  await world.pass(seconds(0.5));
  await world.see((desktop) => desktop.show(world.page));
  await world.pass(seconds(1.5));
  await goOn();
  await world.until(minute(2));
  expect(records(world)).toEqual(['pilot 09:00: present 20, unseen 8.5, elsewhere 31.5']);
});

it('a page that is gone to in its tab is in the record from the look that saw it', async () => {
  const world = await whole();
  await world.until(minute(0) + seconds(20));
  await world.see((desktop) => desktop.show(world.page));
  await world.pass(seconds(3));
  await world.see((desktop) => desktop.go(world.page, NEWS));
  await world.until(minute(2));
  expect(records(world)).toEqual(['pilot 09:00: present 20, elsewhere 3, distracted 37 (news.test)']);
});
