import { useState } from 'preact/hooks';
import type { LiveNext } from '../../core/focus/live.ts';

/**
 * What "never", or its undo, has changed of an entry: for those who cannot see it change. `note` is called with the entry
 * when it is pressed; `changed` is that entry once it is another, and null before.
 */
export function useWhatChanged(entries: readonly LiveNext[]) {
  const [pressed, note] = useState<LiveNext | null>(null);
  const now = entries.find((each) => each.occurrenceId === pressed?.occurrenceId);
  return { note, changed: now !== undefined && now.never !== pressed?.never ? now : null };
}
