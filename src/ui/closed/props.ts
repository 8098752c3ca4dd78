import type { LiveState } from '../../core/focus/live.ts';

export interface ClosedProps {
  /** Null until it was read. */
  readonly live: LiveState | null;
  /** What the tab was going to; null until it was read. */
  readonly tab: { readonly site: string | null; readonly address: string | null } | null;
  readonly nowMs: number;
  readonly actions: { back(): void; leave(): void };
}
