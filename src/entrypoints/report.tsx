import { computed, effect, signal } from '@preact/signals';
import type { MeetingRecord } from '../core/attention/record.ts';
import { weekReport } from '../core/report/week-report.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings/settings.ts';
import { addWeeks, weekSearchBounds, weekStartAt } from '../core/time/week.ts';
import { askBackground } from '../platform/asking.ts';
import { exportFile } from '../platform/export-file.ts';
import { kept } from '../platform/kept.ts';
import { watchLive } from '../platform/live-board.ts';
import { currentSettings } from '../platform/local-stores.ts';
import { meetingStore } from '../platform/meeting-store.ts';
import { openPage } from '../platform/own-pages.ts';
import type { ReportActions } from '../ui/report/props.ts';
import { Report } from '../ui/report/report.tsx';
import { draw } from './draw.tsx';

const { database, mirror } = kept();
const meetings = meetingStore(database, mirror);
const zone = Temporal.Now.timeZoneId();
const settings = signal<Settings | null>(null);
/** Which week is shown, counted from this one: -1 is the week before. */
const weeksFromNow = signal(0);
const weekStart = computed(() => {
  const { weekStartsOn } = settings.value ?? DEFAULT_SETTINGS;
  return addWeeks(weekStartAt(Date.now(), zone, weekStartsOn), weeksFromNow.value);
});
const records = signal<{ readonly week: string; readonly all: readonly MeetingRecord[] } | null>(null);

async function readWeek(week: string): Promise<void> {
  const { toMs } = weekSearchBounds(week);
  const { fromMs } = weekSearchBounds(addWeeks(week, -1));
  const all = await meetings.between(fromMs, toMs);
  if (weekStart.value === week) records.value = { week, all };
}

const report = computed(() => {
  const read = records.value;
  if (settings.value === null || read === null) return null;
  const { myAddresses } = settings.value;
  return weekReport(read.all, read.all, { weekStart: read.week, zone, nowMs: Date.now(), myAddresses });
});

const actions: ReportActions = {
  previousWeek: () => {
    weeksFromNow.value -= 1;
  },
  nextWeek: () => {
    weeksFromNow.value = Math.min(0, weeksFromNow.value + 1);
  },
  thisWeek: () => {
    weeksFromNow.value = 0;
  },
  print: () => print(),
  exportWeek: () =>
    exportFile(`week-${weekStart.value}`, { meetings: report.value?.meetings.map((each) => each.record) }),
  openSettings: () => void openPage('settings'),
  correct: (recordId, saidPresentShare) =>
    void askBackground('correctRecord', { recordId, saidPresentShare }).then(() => readWeek(weekStart.value)),
  rename: (recordId, title) =>
    void askBackground('renameRecord', { recordId, title }).then(() => readWeek(weekStart.value)),
  deleteRecord: (recordId) => void askBackground('deleteRecord', { recordId }).then(() => readWeek(weekStart.value)),
};

effect(() => {
  if (settings.value !== null) void readWeek(weekStart.value);
});
void currentSettings().then((read) => {
  settings.value = read;
});
// A meeting that ends while the report is open belongs into it.
watchLive(() => void readWeek(weekStart.value));
draw(() => <Report report={report.value} actions={actions} />);
