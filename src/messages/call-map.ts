import type * as v from 'valibot';

/** What a call answers: the value asked for, or a problem that the screens have words for. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** One call: how its payload is checked, and (as a type only) what it answers. */
export interface Call<Payload extends v.GenericSchema = v.GenericSchema, Value = unknown> {
  readonly payload: Payload;
  readonly value?: Value;
}

/** Declares a call. The payload is checked on arrival; the answer comes from our own worker and is trusted. */
export const call =
  <Value = null>() =>
  <Payload extends v.GenericSchema>(payload: Payload): Call<Payload, Value> => ({ payload });

export type CallMap = Readonly<Record<string, Call>>;
export type PayloadOf<M extends CallMap, K extends keyof M> = v.InferOutput<M[K]['payload']>;
export type ValueOf<M extends CallMap, K extends keyof M> =
  M[K] extends Call<v.GenericSchema, infer Value> ? Value : never;

/** A caller's end of a call map. */
export type Caller<M extends CallMap> = <K extends keyof M & string>(
  name: K,
  payload: PayloadOf<M, K>,
) => Promise<Reply<ValueOf<M, K>>>;

/** The answering end: one handler for each call; `From` is what is known of the sender. */
export type Handlers<M extends CallMap, From> = {
  readonly [K in keyof M]: (payload: PayloadOf<M, K>, from: From) => Promise<Reply<ValueOf<M, K>>>;
};
