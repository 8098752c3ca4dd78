import type { Evidence } from '../../src/core/calls/evidence.ts';
import { IN_CALL, NOTHING } from '../core/calls/story.ts';
import type { World } from '../fakes/world.ts';

/** What the probe in a tab says, under the address that the tab is at. */
export function shows(world: World, tabId: number, evidence: Evidence): Promise<void> {
  const address = world.desktop.address(tabId);
  return world.during(async (undivided) => {
    await undivided.hearOfCall({ type: 'address', tabId, address, isLoading: false });
    await undivided.hearOfCall({ type: 'evidence', tabId, frameId: 0, documentId: `of-${tabId}`, address, evidence });
  });
}

/** Joins the call in a tab; it is live when this is done. */
export async function join(world: World, tabId: number): Promise<void> {
  await shows(world, tabId, IN_CALL);
  await world.pass(6_000);
}

/** Hangs up; the call has ended when this is done. */
export async function hangUp(world: World, tabId: number): Promise<void> {
  await shows(world, tabId, NOTHING);
  await world.pass(10_000);
}
