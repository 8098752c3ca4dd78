import type { Settings, SettingsChange } from '../../../src/core/settings/settings.ts';

/** The change that makes one into the other. */
export function changeInto(kept: Settings, wanted: Settings): SettingsChange {
  const { version, ...change } = difference(kept, wanted) as { version?: unknown };
  return change;
}

function difference(kept: unknown, wanted: unknown): unknown {
  if (Array.isArray(wanted)) {
    const has = (rows: unknown, row: unknown) =>
      (rows as unknown[]).some((each) => JSON.stringify(each) === JSON.stringify(row));
    const remove = (kept as unknown[]).filter((each) => !has(wanted, each));
    return { remove, add: wanted.filter((each) => !has(kept, each)) };
  }
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  const before = (kept ?? {}) as Record<string, unknown>;
  const after = wanted as Record<string, unknown>;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(
    changes.map((name) => [name, name in after ? difference(before[name], after[name]) : null]),
  );
}
