import { type Bequest, setting } from '../last-will.ts';
import { Budget } from './budget.ts';
import type { PageEvents } from './page-events.ts';

/** These do not leave a shadow root: listen for them in each. */
export const MEDIA_EVENTS = ['play', 'playing', 'emptied', 'enterpictureinpicture'] as const;

/** A page that starts its media again and again is paused so often in a second, then muted until the second is over. */
const PAUSES = 10;

interface Paused {
  readonly budget: Budget;
  /** It was loud until we muted it. */
  isMutedByUs: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface HeldMedia {
  /** Pauses what already plays in a shadow root. */
  holdIn(root: Document | ShadowRoot): void;
  /** What lets play again without us. */
  bequests(): readonly Bequest[];
}

/**
 * Pauses all media of the page and keeps it paused. On abort what was playing, or was started by the page meanwhile,
 * plays again, unless the page has emptied it since. Media that is in no document is out of reach: muting the tab is
 * what stills it.
 */
export function holdMedia(events: PageEvents): HeldMedia {
  const held = new Map<HTMLMediaElement, Paused>();

  const hold = (media: HTMLMediaElement) => {
    if (media.paused) return;
    const paused = held.get(media) ?? { budget: new Budget(PAUSES, 1_000), isMutedByUs: false, timer: undefined };
    held.set(media, paused);
    const waitMs = paused.budget.take(performance.now());
    if (waitMs === 0) return media.pause();
    if (!media.muted) {
      media.muted = true;
      paused.isMutedByUs = true;
    }
    clearTimeout(paused.timer);
    paused.timer = setTimeout(() => hold(media), waitMs);
  };

  events.on(['play', 'playing'], ({ target }) => {
    if (target instanceof HTMLMediaElement) hold(target);
  });
  events.on(['emptied'], ({ target }) => {
    if (target instanceof HTMLMediaElement && target.paused) held.delete(target);
  });
  events.on(['enterpictureinpicture'], leavePictureInPicture);
  leavePictureInPicture();

  events.signal.addEventListener('abort', () => {
    for (const [media, { isMutedByUs, timer }] of held) {
      clearTimeout(timer);
      if (isMutedByUs) media.muted = false;
      // Refused where the browser wants a gesture first; then it stays paused, one click away.
      if (media.isConnected) media.play().catch(() => {});
    }
  });

  const holdIn = (root: Document | ShadowRoot) => {
    for (const media of root.querySelectorAll<HTMLMediaElement>('video, audio')) hold(media);
  };
  holdIn(document);
  return {
    holdIn,
    bequests: () =>
      [...held]
        .filter(([media]) => media.isConnected)
        .flatMap(([media, { isMutedByUs }]): Bequest[] => [
          ...(isMutedByUs ? [setting(media, 'muted', false)] : []),
          [media, 'play'],
        ]),
  };
}

function leavePictureInPicture(): void {
  if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => {});
  (window as { documentPictureInPicture?: { window: Window | null } }).documentPictureInPicture?.window?.close();
}
