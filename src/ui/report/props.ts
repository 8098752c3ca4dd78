import type { WeekReport } from '../../core/report/week-report.ts';

/** What a click in the report asks for. None answers here: what follows shows in the next report. */
export interface ReportActions {
  previousWeek(): void;
  nextWeek(): void;
  thisWeek(): void;
  print(): void;
  /** Saves the week's records as a file. */
  exportWeek(): void;
  openSettings(): void;
  /** The user's own word on how present they were (0 to 1), or null to take it back. */
  correct(recordId: string, saidPresentShare: number | null): void;
  /** Names a meeting that no calendar named. */
  rename(recordId: string, title: string): void;
  deleteRecord(recordId: string): void;
}

export interface ReportProps {
  /** Null until it was read: the page then keeps its shape and says nothing. */
  readonly report: WeekReport | null;
  readonly actions: ReportActions;
}
