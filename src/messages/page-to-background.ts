import * as v from 'valibot';
import type { PageHush } from '../core/focus/page-hush.ts';
import type { PillModel, PillPlace } from '../core/focus/pill.ts';
import type { VeilModel } from '../core/focus/veil.ts';
import { call } from './call-map.ts';

const nothing = v.object({});
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

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
  /** The page takes the veil away faster than it can be put back, and nothing was typed there that could be lost. */
  veilFought: call()(nothing),
  /** The feed is hidden: what should the note in its place say? Null: give it back. */
  feedVeilOpened: call<VeilModel | null>()(nothing),
  /** What is to be kept still in this page? Null: nothing (any more). */
  pageHushOpened: call<PageHush | null>()(nothing),
  /** Is a frame of a listed site in somebody else's page to be still? */
  frameHushOpened: call<boolean>()(nothing),
  /** So many notifications were held back since the last word; what they said is not told. */
  notificationsHeld: call()(v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)) })),
  /** The pill is in a call's tab: what may it say? Null: there is no call any more, take it off. */
  pillOpened: call<(PillModel & { readonly place: PillPlace | null }) | null>()(nothing),
  /** "Focus", on the pill. */
  pillPressed: call()(nothing),
  /** The user has put the pill there. */
  pillMoved: call()(v.object({ across: share, down: share })),
} as const;
export type PageToBackground = typeof pageToBackground;
