import * as v from 'valibot';
import type { VeilModel } from '../core/focus/veil.ts';
import { call } from './call-map.ts';

const nothing = v.object({});

/**
 * What our scripts inside web pages may ask. The site is never taken from the message: the worker reads it from the
 * sender's own address, as the browser reports it.
 */
export const pageToBackground = {
  /** The veil is up: what should it say? Null: this page is not to be veiled (any more), take it off. */
  veilOpened: call<VeilModel | null>()(nothing),
  /** "Back to the meeting". */
  veilTurnedBack: call()(nothing),
  /** "I need this for the meeting". */
  veilNeeded: call()(nothing),
  /** "Two minutes here". */
  veilGaveIn: call()(nothing),
  /** The feed is hidden: what should the note in its place say? Null: give it back. */
  feedVeilOpened: call<VeilModel | null>()(nothing),
} as const;
export type PageToBackground = typeof pageToBackground;
