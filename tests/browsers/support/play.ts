import type { Page } from 'puppeteer-core';
import type { Attention, Stretch } from '../../../src/core/attention/attention.ts';

/**
 * When a stand-in's page last came into view or went out of it, as `performance.now()` counts here. The page knows it
 * better than whoever asked for it: a busy machine takes its time.
 */
export async function turnedAt(page: Page): Promise<number> {
  const atMs = await page.evaluate(() => (window as unknown as { turnedAtMs: number }).turnedAtMs);
  return performance.now() - (Date.now() - atMs);
}

/** What was really so, by the clock of whoever played it. */
export interface PlayedStretch {
  readonly attention: Attention;
  readonly site: string | null;
  readonly ms: number;
}

/** The truth of a played meeting: what was in front, and from when on, by a monotonic clock. */
export class Play {
  readonly #marks: { readonly atMs: number; readonly attention: Attention; readonly site: string | null }[] = [];
  #endMs: number | null = null;

  /** From this instant on (or from `atMs`, as `performance.now()` counts) it is so. */
  mark(attention: Attention, site: string | null = null, atMs = performance.now()): void {
    this.#marks.push({ atMs, attention, site });
  }

  end(atMs = performance.now()): void {
    this.#endMs = atMs;
  }

  /** Neighbours that are equal are one stretch. */
  stretches(): PlayedStretch[] {
    const joined: PlayedStretch[] = [];
    this.#marks.forEach(({ atMs, attention, site }, index) => {
      const ms = (this.#marks[index + 1]?.atMs ?? this.#endMs ?? performance.now()) - atMs;
      const last = joined.at(-1);
      if (last?.attention === attention && last.site === site)
        joined[joined.length - 1] = { ...last, ms: last.ms + ms };
      else joined.push({ attention, site, ms });
    });
    return joined;
  }
}

export interface Compared {
  readonly played: PlayedStretch | null;
  readonly recorded: PlayedStretch | null;
  /** Recorded less played, ms; null where one of them is missing or they are not the same. */
  readonly differenceMs: number | null;
}

/** Shorter than this is the browser's moment between two tabs, not a stretch that anybody played. */
const FLICKER_MS = 400;

/** Stretches without their marks of assumption; a flicker counts to what came before it. */
export function plain(stretches: readonly Stretch[]): PlayedStretch[] {
  const joined: PlayedStretch[] = [];
  for (const { attention, site, ms } of stretches) {
    const last = joined.at(-1);
    const isSame = last?.attention === attention && last.site === site;
    if (last && (isSame || ms < FLICKER_MS)) joined[joined.length - 1] = { ...last, ms: last.ms + ms };
    else joined.push({ attention, site, ms });
  }
  return joined;
}

/** Stretch by stretch, in order. */
export function compare(played: readonly PlayedStretch[], recorded: readonly Stretch[]): Compared[] {
  const seen = plain(recorded);
  return Array.from({ length: Math.max(played.length, seen.length) }, (_, index) => {
    const one = played[index] ?? null;
    const other = seen[index] ?? null;
    const isSame = one !== null && other !== null && one.attention === other.attention && one.site === other.site;
    return { played: one, recorded: other, differenceMs: isSame ? other.ms - one.ms : null };
  });
}

/** Is every stretch what was played, to within this? */
export const isWithin = (compared: readonly Compared[], toleranceMs: number): boolean =>
  compared.length > 0 &&
  compared.every(({ differenceMs }) => differenceMs !== null && Math.abs(differenceMs) <= toleranceMs);
