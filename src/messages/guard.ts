import * as v from 'valibot';
import type { CallMap, Handlers, Reply } from './call-map.ts';

const Message = v.object({ call: v.string(), payload: v.unknown() });

/**
 * Checks a message that arrived against a call map and lets its handler answer. Null: it is not a call of this map, and
 * not ours to answer. A payload that does not fit and a handler that fails are told as a problem, never thrown.
 */
export async function answer<M extends CallMap, From>(
  map: M,
  handlers: Handlers<M, From>,
  message: unknown,
  from: From,
): Promise<Reply<unknown> | null> {
  const checked = v.safeParse(Message, message);
  if (!checked.success || !Object.hasOwn(map, checked.output.call)) return null;
  const name = checked.output.call as keyof M & string;
  const payload = v.safeParse((map[name] as M[typeof name]).payload, checked.output.payload);
  if (!payload.success) return { ok: false, problem: 'bad-request' };
  try {
    return await handlers[name](payload.output as never, from);
  } catch {
    return { ok: false, problem: 'failed' };
  }
}

export const done: Reply<null> = { ok: true, value: null };
export const value = <T>(given: T): Reply<T> => ({ ok: true, value: given });
export const problem = (name: string): Reply<never> => ({ ok: false, problem: name });
