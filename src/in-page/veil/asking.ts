import type { VeilModel } from '../../core/focus/veil.ts';
import type { Extension } from '../extension.ts';

const FIRST_RETRY_MS = 250;
/** With no answer after so many tries (about 8 s in all) the page is given back: nobody is locked in by a fault of ours. */
const TRIES = 6;

/**
 * Gives the call that asks the worker what to say. The last one asked counts; an answer of "nothing" lifts the veil,
 * and so does silence where nothing was ever heard.
 *
 * @param learn takes what is said; it may lift the veil itself
 */
export function asking(
  extension: Pick<Extension, 'ask' | 'isGone'>,
  lift: AbortController,
  learn: (said: VeilModel) => void,
  call: 'veilOpened' | 'feedVeilOpened' = 'veilOpened',
): () => void {
  const { signal } = lift;
  let asked = 0;
  let hasLearnt = false;
  const ask = async (tried = 0, mine = ++asked): Promise<void> => {
    if (signal.aborted || mine !== asked) return;
    try {
      const reply = await extension.ask(call, {});
      if (signal.aborted || mine !== asked) return;
      if (reply.ok) {
        if (reply.value === null) return lift.abort();
        hasLearnt = true;
        return learn(reply.value);
      }
    } catch {
      if (extension.isGone()) return lift.abort();
    }
    if (tried + 1 < TRIES) setTimeout(() => void ask(tried + 1, mine), FIRST_RETRY_MS * 2 ** tried);
    else if (!hasLearnt) lift.abort();
  };
  return () => void ask();
}
