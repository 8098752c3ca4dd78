import type { MeetingRecord } from '../attention/record.ts';
import { countPulls, type PullCounts } from './figures.ts';

/** What one site took. */
export interface PulledAway {
  /** A listed site; null where the record does not say which. */
  readonly site: string | null;
  /** Time distracted by it, ms: these add up to the week's distracted time. */
  readonly ms: number;
  readonly pulls: PullCounts;
}

/** By site, the most time first. */
export function pulledAway(records: readonly MeetingRecord[]): PulledAway[] {
  const msBySite = new Map<string | null, number>();
  const add = (site: string | null, ms: number) => msBySite.set(site, (msBySite.get(site) ?? 0) + ms);
  for (const { stretches, pulls } of records) {
    for (const { attention, site, ms } of stretches) if (attention === 'distracted') add(site, ms);
    for (const { site } of pulls) add(site, 0);
  }
  return [...msBySite]
    .map(([site, ms]) => ({ site, ms, pulls: countPulls(records, site) }))
    .sort((a, b) => b.ms - a.ms || b.pulls.all - a.pulls.all || ((a.site ?? '') < (b.site ?? '') ? -1 : 1));
}
