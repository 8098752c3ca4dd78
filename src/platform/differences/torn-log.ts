import { deleteDB, openDB } from 'idb';
import * as v from 'valibot';
import { browser } from '../browser.ts';
import { readLocal, writeLocal } from '../local.ts';
import { whichBrowser } from './which-browser.ts';

/*
 * Chromium keeps IndexedDB in LevelDB. When the browser is killed within a write, the last record of LevelDB's log is
 * torn. The next start leaves that record out and goes on writing behind it, in the same log; the start after that finds
 * a broken record in the middle, takes the database for corrupt and deletes it without a word (Chromium issue 146284,
 * "won't fix"; Signal-Desktop #718, #1144; Expensify/App #87862). A log is only left behind when what it holds has grown
 * past LevelDB's write buffer of 4 MB. So after an end that may have torn it, some megabytes are written and deleted
 * again: in a database of their own, which lives in the same log and locks nothing of ours.
 *
 * Firefox has SQLite, which needs none of this, and neither will Chromium with its own SQLite back end
 * (`IdbSqliteBackingStore`): to go when that is the default.
 */

/** LevelDB cannot make small what is random; a value past 64 kB would go into a file of its own, not into the log. */
const PIECE_BYTES = 48 * 1024;
const PIECES = 100;
/** So many pieces, and then others have their turn. */
const PIECES_AT_ONCE = 4;
const PAUSE_MS = 20;
/** The first seconds of a run belong to focus. */
const FIRST_PAUSE_MS = 2_000;

/** So long after the last write nothing of it can be on its way any more, ms. The worker lives for 30 s at least. */
const QUIET_MS = 10_000;

const SCRATCH = 'scratch';
/** In `storage.local`: something was being written, and has not been quiet since. */
const UNSETTLED = 'unsettled';
/** In `storage.session`: in this run of the browser the log has been seen to. */
const SEEN_TO = 'log-seen-to';

export interface TornLogCare {
  /** To be told of every write, before it. */
  readonly noteWrite: () => void;
  /** The browser lost the open database, and will open its log anew. */
  readonly noteLoss: () => void;
  /**
   * Once a run of the browser: leaves a log behind that the last run may have torn, after `putBack` has looked for what
   * it took with it. True: there was reason to.
   */
  mend(putBack: () => Promise<void>): Promise<boolean>;
}

/** @param pauseMs before anything is written. */
export function tornLogCare(pauseMs = FIRST_PAUSE_MS): TornLogCare {
  if (whichBrowser() === 'firefox') return { noteWrite: () => {}, noteLoss: () => {}, mend: async () => false };
  // Asked before this life writes anything, which would make it true.
  const wasUnsettled = readLocal(UNSETTLED, v.boolean());
  const note = (is: boolean) => wasUnsettled.then(() => writeLocal(UNSETTLED, is)).catch(() => undefined);
  let isNoted = false;
  let isSeenTo = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    // A log that is still to be mended stays to be mended, should this life end before.
    if (!isSeenTo) return;
    isNoted = false;
    void note(false);
  };
  const care = async (isSure: boolean, putBack: () => Promise<void>) => {
    const session = await browser.storage.session.get(SEEN_TO);
    const isNeeded = isSure || (session[SEEN_TO] === undefined && (await wasUnsettled) === true);
    if (isNeeded) {
      await putBack().catch(() => undefined);
      await leaveLogBehind(pauseMs);
    }
    await browser.storage.session.set({ [SEEN_TO]: true });
    isSeenTo = true;
    return isNeeded;
  };
  return {
    noteWrite() {
      clearTimeout(quiet);
      quiet = setTimeout(settle, QUIET_MS);
      if (isNoted) return;
      isNoted = true;
      void note(true);
    },
    noteLoss: () => void care(true, async () => undefined).catch(() => undefined),
    mend: (putBack) => care(false, putBack).catch(() => false),
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Writes so much that LevelDB begins another log, and deletes it. */
async function leaveLogBehind(pauseMs: number): Promise<void> {
  await pause(pauseMs);
  await deleteDB(SCRATCH);
  const scratch = await openDB(SCRATCH, 1, { upgrade: (made) => void made.createObjectStore('pieces') });
  try {
    for (let piece = 0; piece < PIECES; piece++) {
      await scratch.put('pieces', crypto.getRandomValues(new Uint8Array(PIECE_BYTES)), piece);
      if (piece % PIECES_AT_ONCE === 0) await pause(PAUSE_MS);
    }
  } finally {
    scratch.close();
    await deleteDB(SCRATCH);
  }
}
