import * as v from 'valibot';

/**
 * One thing that the user can choose: how it is kept, and how a change of it is written. What is kept forgives (a broken
 * part takes its default and loses nothing else); a change is taken as it is or refused.
 */
export interface Choice<
  Kept extends v.GenericSchema = v.GenericSchema,
  Change extends v.GenericSchema = v.GenericSchema,
> {
  readonly kept: Kept;
  readonly change: Change;
}

/** A value; a change of it is the new one. */
export const one = <T extends v.GenericSchema>(value: T, initial: v.InferOutput<T>) => ({
  kept: v.fallback(value, initial),
  change: value,
});

/**
 * Rows, each there once; a change adds some (one that is there already is replaced in its place) and removes others.
 *
 * @param keptRow how a row is kept, where that forgives more
 */
export const list = <T extends v.GenericSchema>(
  row: T,
  keptRow: v.GenericSchema<unknown, v.InferOutput<T>> = row as never,
) => ({
  kept: v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((rows) =>
        rows.flatMap((each) => {
          const checked = v.safeParse(keptRow, each);
          return checked.success ? [checked.output] : [];
        }),
      ),
    ),
    [],
  ),
  change: v.strictObject({ add: v.exactOptional(v.array(row)), remove: v.exactOptional(v.array(row)) }),
});

/** Values by name; a change names some, and null takes one away. */
export const byName = <Name extends v.GenericSchema<string, string>, Value extends v.GenericSchema>(
  name: Name,
  value: Value,
) => {
  const kept = v.record(name, value);
  return {
    kept: v.fallback(kept, () => ({}) as v.InferOutput<typeof kept>),
    change: v.record(name, v.nullable(value)),
  };
};

type Choices = Readonly<Record<string, Choice>>;
type KeptOf<C extends Choices> = { [K in keyof C]: C[K]['kept'] };
type ChangesOf<C extends Choices> = { [K in keyof C]: v.ExactOptionalSchema<C[K]['change'], undefined> };

/** How several choices are kept side by side: what is missing takes its default. */
export const keptOf = <C extends Choices>(choices: C) =>
  v.object(Object.fromEntries(Object.entries(choices).map(([name, { kept }]) => [name, kept])) as KeptOf<C>);

/** A change of any of them; one of anything else is refused. */
export const changesOf = <C extends Choices>(choices: C) =>
  v.strictObject(
    Object.fromEntries(
      Object.entries(choices).map(([name, { change }]) => [name, v.exactOptional(change)]),
    ) as ChangesOf<C>,
  );

/** Choices that belong together. */
export const group = <C extends Choices>(choices: C) => {
  const kept = keptOf(choices);
  return { kept: v.fallback(kept, v.parse(kept, {})), change: changesOf(choices) };
};
