import { Budget } from './budget.ts';
import type { PageEvents } from './page-events.ts';

/** These do not leave a shadow root: listen for them in each. */
export const TOP_LAYER_EVENTS = ['beforetoggle'] as const;
/** Put back so often in a second at once; a page that goes on fighting waits for the second to end. */
const PUT_BACKS = 20;
const SECOND_MS = 1_000;
const GLANCE_MS = 500;
/** After anything has happened, each frame is looked at for so long; then glances do, and cost next to nothing. */
const WATCHFUL_MS = 10_000;

export interface OnTop {
  isInPlace(): boolean;
  /** Puts the cover into the document and on top of everything, whatever was done to it. */
  putBack(): void;
}

/** So often within so long the second's budget was used up by a page that takes the cover away: it will go on. */
const BEATEN_TIMES = 2;
const BEATEN_WITHIN_MS = 3_000;
/** Used up faster than this it is a loop (an observer's, a timer's, one of each frame): to wait would only show the page. */
const LOOP_MS = 400;

/**
 * Keeps the cover in the document and above what the page puts into the top layer. The answer puts it on top again.
 *
 * @param beaten the page takes the cover away faster than it may be put back; said again for as long as it does
 */
export function stayOnTop(cover: OnTop, events: PageEvents, beaten: () => void): () => void {
  const { signal } = events;
  const budget = new Budget(PUT_BACKS, SECOND_MS);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  let root: Element | null | undefined;

  /** How long it has to wait, ms; 0 when it was done at once. */
  const putBack = (): number => {
    if (signal.aborted) return 0;
    const waitMs = budget.take(performance.now());
    if (waitMs > 0) {
      timer ??= setTimeout(() => {
        timer = undefined;
        isWaiting = false;
        putBack();
      }, waitMs);
      return waitMs;
    }
    cover.putBack();
    return 0;
  };
  const observer = new MutationObserver(() => glance());
  const observe = () => {
    if (root === document.documentElement) return;
    root = document.documentElement;
    observer.disconnect();
    observer.observe(document, { childList: true });
    if (root) observer.observe(root, { childList: true });
    // The root is new after `document.open()` too, which has taken our listeners off.
    events.again();
  };
  let lostMs: number[] = [];
  const lose = (usedUpInMs: number) => {
    const nowMs = performance.now();
    lostMs = [...lostMs.filter((each) => nowMs - each < BEATEN_WITHIN_MS), nowMs];
    if (lostMs.length < BEATEN_TIMES && usedUpInMs > LOOP_MS) return;
    lostMs = [];
    beaten();
  };
  const glance = () => {
    observe();
    const waitMs = cover.isInPlace() ? 0 : putBack();
    // Once a second: the next try waits for its timer.
    if (waitMs > 0 && !isWaiting) {
      isWaiting = true;
      lose(SECOND_MS - waitMs);
    }
    skipActive();
  };
  // Snapshots of a view transition are painted above even the top layer: it must be gone before its first frame.
  let watchfulUntilMs = 0;
  const skipActive = () => {
    const active = (document as { activeViewTransition?: Transition | null }).activeViewTransition;
    if (!active) return;
    active.skipTransition();
    watch();
  };
  const eachFrame = () => {
    skipActive();
    if (!signal.aborted && performance.now() < watchfulUntilMs) requestAnimationFrame(eachFrame);
  };
  const watch = () => {
    const nowMs = performance.now();
    const isWatching = nowMs < watchfulUntilMs;
    watchfulUntilMs = nowMs + WATCHFUL_MS;
    if (!isWatching) requestAnimationFrame(eachFrame);
  };

  events.on(TOP_LAYER_EVENTS, (event) => {
    if ((event as ToggleEvent).newState !== 'open') return;
    // Sent before the page's dialog or popover opens; the microtask runs after, and before anything is painted.
    if (budget.take(performance.now()) === 0) queueMicrotask(() => !signal.aborted && cover.putBack());
    else event.preventDefault();
  });
  events.on(['fullscreenchange'], () => {
    if (leaveFullscreen()) putBack();
  });
  events.on(['pagereveal'], (event) => (event as { viewTransition?: Transition }).viewTransition?.skipTransition());
  events.on(['visibilitychange'], watch);
  // An XML document is drawn when it is whole, by Firefox in a view of its own.
  events.on(['readystatechange'], glance);
  events.on(['animationstart'], (event) => {
    if ((event as AnimationEvent).pseudoElement.startsWith('::view-transition')) glance();
  });

  leaveFullscreen();
  observe();
  watch();
  const glances = setInterval(glance, GLANCE_MS);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(glances);
    clearTimeout(timer);
  });
  return putBack;
}

type Transition = { skipTransition(): void };

function leaveFullscreen(): boolean {
  if (!document.fullscreenElement) return false;
  document.exitFullscreen().catch(() => {});
  return true;
}
