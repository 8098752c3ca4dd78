import * as v from 'valibot';
import { BECAUSE } from '../meeting/qualify.ts';
import { STRENGTHS } from '../settings/settings.ts';
import type { LoggedFact } from './facts.ts';

const wallMs = v.pipe(v.number(), v.finite());
const text = v.string();
const setting = v.picklist(['browser-call', 'app-call', 'in-person']);
const stamp = v.object({ atMs: wallMs, monoMs: v.pipe(v.number(), v.finite()), life: text });

const meeting = v.object({
  id: text,
  source: v.picklist(['calendar', 'call', 'hand']),
  occurrenceId: v.nullable(text),
  seriesId: v.nullable(text),
  title: text,
  people: v.array(v.object({ name: text, address: v.nullable(text) })),
  plannedStartMs: wallMs,
  plannedEndMs: v.nullable(wallMs),
  setting,
  room: v.nullable(text),
});

const front = v.variant('is', [
  v.object({ is: v.picklist(['call', 'elsewhere', 'no-window']) }),
  v.object({ is: v.picklist(['meeting-site', 'listed']), site: text }),
]);

/**
 * The shape of each stored fact. Logs of earlier versions are read too: add kinds and optional fields, never change
 * (`tests/fixtures/stored`).
 */
const StoredFact = v.variant('type', [
  v.object({
    type: v.literal('focus-started'),
    stamp,
    meeting,
    because: v.picklist(BECAUSE),
    assumptions: v.object({ presentInApp: v.boolean(), presentInPerson: v.boolean() }),
    zone: text,
    strengths: v.exactOptional(v.fallback(v.record(text, v.picklist(STRENGTHS)), {})),
    feedOnly: v.exactOptional(v.array(text)),
    meetingSites: v.exactOptional(v.array(text)),
  }),
  v.object({ type: v.literal('front-seen'), stamp, front, isCallVisible: v.boolean() }),
  v.object({ type: v.literal('idle-seen'), stamp, idle: v.picklist(['active', 'idle', 'locked']) }),
  v.object({
    type: v.literal('call-tab-seen'),
    stamp,
    tabId: v.nullable(v.number()),
    host: v.optional(v.nullable(text), null),
  }),
  v.object({
    type: v.literal('call-seen'),
    stamp,
    call: v.picklist(['none', 'lobby', 'live']),
    endedAtMs: v.optional(v.nullable(wallMs), null),
    by: v.exactOptional(v.literal('user')),
  }),
  v.object({ type: v.literal('app-call-seen'), stamp, by: v.picklist(['launch-page', 'user']) }),
  v.object({ type: v.literal('setting-seen'), stamp, setting }),
  v.object({ type: v.literal('meeting-changed'), stamp, meeting }),
  v.object({
    type: v.literal('presenting-seen'),
    stamp,
    isPresenting: v.boolean(),
    by: v.picklist(['call', 'user']),
  }),
  v.object({ type: v.literal('notifications-held'), stamp, count: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.object({ type: v.literal('recording-chosen'), stamp, recording: v.picklist(['on', 'paused', 'never']) }),
  v.object({ type: v.literal('veil-fought'), stamp, site: text }),
  v.object({ type: v.literal('site-needed'), stamp, site: text }),
  v.object({ type: v.literal('minutes-given'), stamp, site: text, untilMs: wallMs }),
  v.object({ type: v.literal('alive'), stamp }),
  v.object({ type: v.literal('sight-lost'), stamp, fromMs: wallMs }),
  v.object({
    type: v.literal('focus-ended'),
    stamp,
    why: v.picklist(['planned-end', 'call-ended', 'by-user', 'handed-over']),
    endedAtMs: wallMs,
  }),
]) satisfies v.GenericSchema<unknown, LoggedFact>;

/** The fact in a stored row, whatever that is; null where it is none. Never throws. */
export function readFact(row: unknown): LoggedFact | null {
  const checked = v.safeParse(StoredFact, row);
  return checked.success ? checked.output : null;
}
