import type { Alarms } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

const DUE = 'due';
const BEAT = 'beat';
/** The shortest period that Chromium keeps for a packed extension, minutes. */
const IN_MEETING_MINUTES = 0.5;
/** A lone alarm comes late after sleep; the periodic one bounds by how much, minutes. */
const OUTSIDE_MINUTES = 5;

/** Chromium moves an alarm of a packed extension that is nearer than this to just this, ms. */
const NEAREST_MS = 30_000;

/** Made anew at every turn, an alarm that the browser moves would be put off again and again. */
const isAlike = (madeMs: number, wantedMs: number) =>
  madeMs === wantedMs || (wantedMs < madeMs && madeMs <= Date.now() + NEAREST_MS);

/** The exact alarm for the next thing due, and the periodic one. Alarms that are right already are left alone. */
export function alarms(): Alarms {
  return {
    async set(nextMs, isInMeeting) {
      const [due, beat] = await Promise.all([browser.alarms.get(DUE), browser.alarms.get(BEAT)]);
      if (nextMs === null) await browser.alarms.clear(DUE);
      else if (due === undefined || !isAlike(due.scheduledTime, nextMs)) browser.alarms.create(DUE, { when: nextMs });
      const periodInMinutes = isInMeeting ? IN_MEETING_MINUTES : OUTSIDE_MINUTES;
      // A beat that lies further ahead than its period was made before the clock was set back.
      const isRight =
        beat?.periodInMinutes === periodInMinutes && beat.scheduledTime - Date.now() <= 2 * periodInMinutes * 60_000;
      if (nextMs === null && !isInMeeting) await browser.alarms.clear(BEAT);
      else if (!isRight) browser.alarms.create(BEAT, { periodInMinutes });
    },
  };
}
