import { expect, it } from 'vitest';
import type { World } from '../fakes/world.ts';
import { hangUp, join } from './in-calls.ts';
import { callMeeting, minute, scene, seconds } from './scene.ts';

const title = (world: World) => world.session.live?.now?.title ?? null;

it('a call in the room of a meeting that is never for focus starts nothing by itself, until that is taken back', async () => {
  const pilot = callMeeting('pilot', 0, 30, { seriesId: 'weekly' });
  const never = { series: ['weekly'], words: [] };
  const world = await scene([pilot], { never });
  await world.until(minute(3));
  await join(world, world.call);
  expect(title(world)).toBeNull();
  expect(world.session.live?.next[0]).toMatchObject({ because: 'never-series', never: 'said' });
  // One click all the same.
  await world.during((undivided) => undivided.turn((now) => undivided.focus.startOnTab(now, world.call)));
  expect(world.session.live?.now?.because).toBe('by-hand-call');
  await world.during((undivided) => undivided.turn((now) => undivided.focus.end(now)));
  await hangUp(world, world.call);
  world.disk.chosen = { ...world.disk.chosen, never: { series: [], words: [] } };
  await world.pass(seconds(70));
  await join(world, world.call);
  expect(title(world)).toBe('pilot');
});
