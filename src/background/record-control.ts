import { neverLike } from '../core/meeting/never.ts';
import { isNeverRecorded } from '../core/meeting/never-record.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

/** Whether the meeting that is on leaves a record: paused by the user, or one that is never recorded. Only called within a turn. */
export class RecordControl {
  readonly #ports: { readonly settings: SettingsStore };
  readonly #keeper: FocusKeeper;
  readonly #watch: MeetingWatch;

  constructor(ports: { readonly settings: SettingsStore }, keeper: FocusKeeper, watch: MeetingWatch) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#watch = watch;
  }

  /** "Pause the record": focus goes on and leaves no record; taken back, one begins here. */
  async pause(now: Stamp, isPaused: boolean): Promise<void> {
    const recording = this.#keeper.session?.recording;
    if (isPaused) return this.#keeper.forget(now, 'paused');
    if (recording === 'paused') await this.#keeper.record(now, { type: 'recording-chosen', recording: 'on' });
  }

  /** "Never record meetings like this", said of the one that is on. False: no calendar knows it. */
  async neverLikeThis(now: Stamp): Promise<boolean> {
    const id = this.#keeper.session?.meeting.occurrenceId ?? null;
    const occurrence = id === null ? null : await this.#watch.occurrence(id);
    if (occurrence === null) return false;
    await this.#ports.settings.change({ neverRecord: neverLike(occurrence) });
    await this.#keeper.forget(now, 'never');
    return true;
  }

  /** The meeting that is on may be, or may have become, one of those that are never recorded. */
  async followList(now: Stamp): Promise<void> {
    const { session } = this.#keeper;
    if (session === null || session.recording !== 'on' || session.ended !== null) return;
    if (isNeverRecorded(session.meeting, await this.#ports.settings.read())) await this.#keeper.forget(now, 'never');
  }
}
