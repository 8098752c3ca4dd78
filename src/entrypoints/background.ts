import { pageAnswers, uiAnswers } from '../background/answers.ts';
import { Undivided } from '../background/undivided.ts';
import type { Signal } from '../core/ports/signals.ts';
import { alarms } from '../platform/alarms.ts';
import { answerMessages } from '../platform/answering.ts';
import { browser } from '../platform/browser.ts';
import { browserRun } from '../platform/browser-run.ts';
import { calendarServer } from '../platform/caldav/calendar-server.ts';
import { calendarFiles } from '../platform/calendar-files.ts';
import { callNotes, timer } from '../platform/call-notes.ts';
import { callProbes } from '../platform/call-probes.ts';
import { checkpoint } from '../platform/checkpoint.ts';
import { machineClock } from '../platform/clock.ts';
import { deleteEverything } from '../platform/delete-everything.ts';
import { sharing, watchSharing } from '../platform/differences/sharing-state.ts';
import { keepStorageFromPages } from '../platform/differences/storage-access.ts';
import { eyes } from '../platform/eyes.ts';
import { face } from '../platform/face.ts';
import { factLog } from '../platform/fact-log.ts';
import { feed } from '../platform/feed.ts';
import { gate } from '../platform/gate.ts';
import { grants } from '../platform/grants.ts';
import { hands } from '../platform/hands.ts';
import { httpTools } from '../platform/http-tools.ts';
import { hush } from '../platform/hush.ts';
import { kept } from '../platform/kept.ts';
import { liveBoard } from '../platform/live-board.ts';
import { accountStore, calendarStore, callHealthStore, journalStore } from '../platform/local-stores.ts';
import { meetingStore } from '../platform/meeting-store.ts';
import { workersMicrosoft } from '../platform/microsoft/workers-microsoft.ts';
import { occurrenceStore } from '../platform/occurrence-store.ts';
import { ownCallSites } from '../platform/own-call-sites.ts';
import { openPage } from '../platform/own-pages.ts';
import { pageScripts } from '../platform/page-scripts.ts';
import { pills } from '../platform/pills.ts';
import { hearProbes } from '../platform/probe-ports.ts';
import { mendTornLog } from '../platform/put-back.ts';
import { settingsAtHand } from '../platform/settings-at-hand.ts';
import { signals } from '../platform/signals.ts';
import { turns } from '../platform/slices.ts';
import { secondTicker } from '../platform/ticker.ts';
import { veils } from '../platform/veils.ts';
import probeScript from './call-probe.ts?script&iife';
import observerScript from './call-probe-observer.ts?script&iife';
import feedVeilScript from './feed-veil.ts?script&iife';
import frameHushScript from './frame-hush.ts?script&iife';
import pageHushScript from './page-hush.ts?script&iife';
import pageHushHoldScript from './page-hush-hold.ts?script&iife';
import pillScript from './pill.ts?script&iife';
import softVeilScript from './soft-veil.ts?script&iife';
import stopServedScript from './stop-served.ts?script&iife';
import veilScript from './veil.ts?script&iife';

keepStorageFromPages();
const store = kept();
const { database: db, mirror, notices } = store;
const meetings = meetingStore(db, mirror);
const occurrences = occurrenceStore(db);
const settings = settingsAtHand();
const sites = ownCallSites(settings);
const clock = machineClock();
const journal = journalStore();

// Browsers wake the worker only for what it listened to in its first tick, so nothing here waits.
let undivided: Undivided | null = null;
const take = (signal: Signal) => void undivided?.take(signal);

undivided = new Undivided({
  clock,
  log: factLog(db, mirror),
  checkpoint: checkpoint(db),
  meetings,
  occurrences,
  settings,
  calendars: calendarStore(),
  journal,
  notices,
  live: liveBoard(),
  run: browserRun('run'),
  eyes: eyes(sites),
  hands: hands(),
  ears: signals(take, sites),
  veils: veils({ soft: softVeilScript, firm: veilScript }),
  feedVeils: pageScripts([{ id: 'feed-veil', file: feedVeilScript }], 'liftFeedVeil', 'refreshFeedVeil'),
  gate: gate(stopServedScript),
  pills: pills(pillScript),
  pageHush: pageScripts(
    [
      { id: 'page-hush-hold', file: pageHushHoldScript, isInPageWorld: true },
      { id: 'page-hush', file: pageHushScript },
    ],
    'liftPageHush',
    'refreshPageHush',
  ),
  frameHush: pageScripts(
    [{ id: 'frame-hush', file: frameHushScript, isInFrames: true }],
    'liftFrameHush',
    'refreshFrameHush',
  ),
  hush: hush(),
  face: face((key, ...places) => browser.i18n.getMessage(key, places)),
  alarms: alarms(),
  grants: grants(),
  feed: feed(httpTools()),
  files: calendarFiles(db),
  server: calendarServer(httpTools(), grants()),
  accounts: accountStore(),
  giveWay: turns(),
  microsoft: workersMicrosoft(),
  ticker: secondTicker(),
  callNotes: callNotes(),
  timer: timer(),
  probes: callProbes({ observer: observerScript, probe: probeScript }, sites, browserRun('run-of-probes')),
  callHealth: callHealthStore(),
  sharing: sharing(sites),
  newId: () => crypto.randomUUID(),
});

answerMessages(
  uiAnswers(undivided, {
    clock,
    journal,
    settings,
    meetings,
    notices,
    occurrences,
    deleteEverything: () => deleteEverything(db, mirror),
  }),
  pageAnswers(undivided),
);
hearProbes(
  (input) => void undivided?.hearOfCall(input),
  () => take({ is: 'tick' }),
  sites,
);
watchSharing(() => take({ is: 'sharing-changed' }));
browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void openPage('welcome');
});
// Focus first; then what the last run of the browser may have left torn.
const mend = () => void mendTornLog(store);
void undivided.take({ is: 'woke' }).then(mend, mend);
