import type { CallAddress } from '../calls/room.ts';
import type { Idle } from '../focus/facts.ts';

/** What the browser tells the worker. A signal only says that something may have changed: the worker then looks. */
export type Signal =
  /** The first tick of a life of the worker. */
  | { readonly is: 'woke' }
  | { readonly is: 'alarm' }
  /** A tab or a window was opened, chosen, moved or left. */
  | { readonly is: 'sight' }
  /** A tab loads a page, or its address changed; null: it is at no conferencing address that we may see. */
  | {
      readonly is: 'tab-changed';
      readonly tabId: number;
      readonly address: CallAddress | null;
      readonly isLoading: boolean;
    }
  | { readonly is: 'tab-removed'; readonly tabId: number }
  /** No input for two minutes, the screen locked, or somebody there again. Browsers repeat themselves. */
  | { readonly is: 'idle'; readonly idle: Idle }
  | { readonly is: 'command'; readonly command: 'start-or-end-focus' | 'back-to-meeting' | 'presenting' }
  | { readonly is: 'grants-changed' }
  /** A tab began or ended to use the microphone or the camera. */
  | { readonly is: 'sharing-changed' }
  /** The extension was installed, updated or loaded anew. */
  | { readonly is: 'loaded' }
  | { readonly is: 'browser-started' }
  /** A calendar was read, added or removed. */
  | { readonly is: 'calendars-changed' }
  /** A page of ours is there: that alone wakes a worker which was stopped in a meeting. */
  | { readonly is: 'tick' };
