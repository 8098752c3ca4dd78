import { describe, expect, it, vi } from 'vitest';
import { COALESCE_MS, coalesced, LOOK_AGAIN_MS } from '../../../src/in-page/call-probe/coalesce.ts';

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

// With the real clock: it is taken before anybody, a test too, can put another in its place.
describe('looking after a burst of calls', () => {
  it('happens once, soon', async () => {
    const look = vi.fn(() => 0);
    const soon = coalesced(look, new AbortController().signal);
    for (let call = 0; call < 50; call += 1) soon();
    expect(look).not.toHaveBeenCalled();
    await wait(3 * COALESCE_MS);
    expect(look).toHaveBeenCalledOnce();
    await wait(LOOK_AGAIN_MS + 300);
    expect(look).toHaveBeenCalledOnce();
  });

  it('happens again while something is live, and ends with it', async () => {
    const undo = new AbortController();
    let isLive = true;
    const look = vi.fn(() => (isLive ? LOOK_AGAIN_MS : 0));
    coalesced(look, undo.signal)();
    await wait(LOOK_AGAIN_MS + 500);
    expect(look).toHaveBeenCalledTimes(2);
    isLive = false;
    await wait(LOOK_AGAIN_MS + 300);
    expect(look).toHaveBeenCalledTimes(3);
    undo.abort();
  });

  it('does not happen after the end', async () => {
    const undo = new AbortController();
    const look = vi.fn(() => LOOK_AGAIN_MS);
    const soon = coalesced(look, undo.signal);
    soon();
    undo.abort();
    soon();
    await wait(3 * COALESCE_MS);
    expect(look).not.toHaveBeenCalled();
  });
});
