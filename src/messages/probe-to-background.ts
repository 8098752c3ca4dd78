import * as v from 'valibot';
import { type Evidence, OBSERVED, SEEN } from '../core/calls/evidence.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99));
const counts = <Names extends readonly string[]>(names: Names) =>
  Object.fromEntries(names.map((name) => [name, count])) as { [K in Names[number]]: typeof count };

const evidence: v.GenericSchema<unknown, Evidence> = v.strictObject({
  ...counts(OBSERVED),
  ...counts(SEEN),
  isObserved: v.boolean(),
  isLate: v.boolean(),
  hasCallControl: v.boolean(),
  isVisible: v.boolean(),
  isPictureInPicture: v.boolean(),
});

/**
 * What a call probe says on its port (`CALL_PROBE_PORT`). It opens the port with its first evidence, sends evidence
 * when it changes and `isAlive` every 10 s in between, and closes the port after evidence of nothing. A port that
 * closes before that: its document is gone. Which tab, frame and document it is the browser says, never the message.
 */
export const ProbeMessage = v.variant('type', [
  v.strictObject({ type: v.literal('evidence'), evidence }),
  v.strictObject({ type: v.literal('isAlive') }),
]);
export type ProbeMessage = v.InferOutput<typeof ProbeMessage>;

/** All that the worker says to a probe: its site is no longer allowed, take yourself out of the page. */
export const STOP_PROBE = { type: 'stop' } as const;

/** A message as it arrived, or null where it is none of ours. */
export function readProbeMessage(message: unknown): ProbeMessage | null {
  const read = v.safeParse(ProbeMessage, message);
  return read.success ? read.output : null;
}
