import { signal } from '@preact/signals';
import type { LiveState } from '../core/focus/live.ts';
import { askBackground } from '../platform/asking.ts';
import { type ClosedTab, goOnTo, leaveClosedTab, readClosedTab, watchClosedTab } from '../platform/closed-tab.ts';
import { readLive, watchLive } from '../platform/live-board.ts';
import { ClosedScreen } from '../ui/closed/closed.tsx';
import { draw, nowMs } from './draw.tsx';

const live = signal<LiveState | null>(null);
const tab = signal<ClosedTab | null>(null);

/** A page that nobody looks at waits to be looked at: what it goes on to may sound, and may be one of many. */
async function look(): Promise<void> {
  const seen = await readClosedTab();
  if (seen.address !== null && seen.site === null && document.visibilityState === 'visible') goOnTo(seen.address);
  else tab.value = seen;
}

const actions = {
  back: () => void askBackground('backToMeeting', {}),
  leave: () => void leaveClosedTab(),
};

watchLive((next) => {
  live.value = next;
});
void readLive().then((read) => {
  live.value ??= read;
});
watchClosedTab(() => void look());
document.addEventListener('visibilitychange', () => void look());
void look();
draw(() => <ClosedScreen live={live.value} tab={tab.value} nowMs={nowMs.value} actions={actions} />);
