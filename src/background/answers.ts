import type { CalendarProblem } from '../core/calendar/calendar.ts';
import { hasId } from '../core/calendar/merge-copies.ts';
import { withAnswer } from '../core/focus/also-next-time.ts';
import { aheadOf } from '../core/meeting/ahead.ts';
import { againLike, neverLike } from '../core/meeting/never.ts';
import type {
  Clock,
  JournalStore,
  MeetingStore,
  NoticeStore,
  OccurrenceStore,
  SettingsStore,
} from '../core/ports/ports.ts';
import type { Handlers } from '../messages/call-map.ts';
import { done, problem, value } from '../messages/guard.ts';
import type { PageToBackground } from '../messages/page-to-background.ts';
import type { UiToBackground } from '../messages/ui-to-background.ts';
import type { Undivided } from './undivided.ts';
import type { PageSight } from './veil-desk.ts';

interface AnswerPorts {
  readonly clock: Clock;
  readonly journal: JournalStore;
  readonly settings: SettingsStore;
  readonly meetings: MeetingStore;
  readonly notices: NoticeStore;
  readonly occurrences: OccurrenceStore;
  /** Deletes all that is kept, as if the extension had just been installed. */
  readonly deleteEverything: () => Promise<void>;
}

/** Answers what our own pages ask. */
export function uiAnswers(undivided: Undivided, ports: AnswerPorts): Handlers<UiToBackground, null> {
  const { focus, callDesk } = undivided;
  const follow = () => undivided.turn(async () => done);
  const after = (job: Promise<unknown>) => job.then(() => done);
  const chooseNever = async (occurrenceId: string, never: typeof againLike) => {
    const occurrence = (await ports.occurrences.all()).find((each) => hasId(each, occurrenceId));
    if (occurrence === undefined) return problem('meeting-over');
    await ports.settings.change({ never: never(occurrence, await ports.settings.read()) });
    return follow();
  };
  return {
    startFocusFor: ({ minutes }) => after(undivided.turn((now) => focus.startFor(now, minutes))),
    startFocusOnTab: async ({ tabId }) =>
      (await undivided.turn((now) => focus.startOnTab(now, tabId))) ? done : problem('no-tab'),
    startFocusOnMeeting: async ({ occurrenceId }) =>
      (await undivided.turn((now) => focus.startOnMeeting(now, occurrenceId))) ? done : problem('meeting-over'),
    notThisOne: ({ occurrenceId }) => after(undivided.turn((now) => focus.setAside(now, occurrenceId))),
    endFocus: () => after(undivided.turn((now) => focus.end(now))),
    setPresenting: ({ isPresenting }) => after(undivided.turn((now) => focus.present(now, isPresenting))),
    sayInCall: async ({ tabId }) =>
      (await undivided.turn((now) => callDesk.sayInCall(now, tabId))) ? done : problem('no-tab'),
    sayInApp: ({ occurrenceId }) => after(undivided.turn((now) => callDesk.sayInApp(now, occurrenceId))),
    sayCallOver: () => after(undivided.turn((now) => focus.callOver(now))),
    sayWhichMeeting: ({ tabId, which }) => after(undivided.turn((now) => callDesk.sayWhich(now, tabId, which))),
    sayNoCall: ({ tabId }) => after(undivided.turn((now) => callDesk.sayNoCall(now, tabId))),
    renameMeeting: ({ title }) => after(undivided.turn((now) => callDesk.rename(now, title))),
    pauseRecord: ({ isPaused }) => after(undivided.turn((now) => undivided.record.pause(now, isPaused))),
    neverRecordLikeThis: async () =>
      (await undivided.turn((now) => undivided.record.neverLikeThis(now))) ? done : problem('meeting-over'),
    async sayAlsoNextTime(answer) {
      await ports.settings.change(withAnswer(await ports.settings.read(), answer));
      return follow();
    },
    backToMeeting: () => after(undivided.answer(() => focus.goBack())),
    neverLikeThis: ({ occurrenceId }) => chooseNever(occurrenceId, neverLike),
    againLikeThis: ({ occurrenceId }) => chooseNever(occurrenceId, againLike),
    async listAhead() {
      const [occurrences, settings, journal] = await Promise.all([
        ports.occurrences.all(),
        ports.settings.read(),
        ports.journal.read(),
      ]);
      return value(aheadOf(occurrences, settings, journal, ports.clock.now().atMs));
    },
    refreshLive: follow,
    async dismissNotices() {
      await ports.notices.clear();
      return follow();
    },
    async changeSettings({ change }) {
      await ports.settings.change(change);
      const { callSites, lightMode, myAddresses } = change;
      if (callSites ?? lightMode) await undivided.placeProbes().catch(() => undefined);
      // Whose answer counts, who is "somebody else", and what is a join link, is decided while a calendar is read.
      if (callSites ?? myAddresses) await undivided.calendars.readAnew();
      return follow();
    },
    async addCalendar({ address, name }) {
      const added = await undivided.calendars.add(address, name);
      await follow();
      return typeof added === 'string' ? problem(added satisfies CalendarProblem) : value(added);
    },
    async addCalendarFile({ fileId, fileName, replaces }) {
      const added = await undivided.calendars.addFile(fileId, fileName, replaces);
      await follow();
      return typeof added === 'string' ? problem(added) : value(added);
    },
    findCalendars: async ({ server, ...login }) => value(await undivided.calendars.accounts.find(server, login)),
    async addAccountCalendars({ server, user, password, chosen }) {
      const added = await undivided.calendars.accounts.add(server, { user, password }, chosen);
      await follow();
      return typeof added === 'string' ? problem(added) : value(added);
    },
    async signInAgain({ calendarId, password }) {
      const trouble = await undivided.calendars.accounts.signIn(calendarId, password);
      await follow();
      return trouble === null ? done : problem(trouble);
    },
    findMicrosoftCalendars: async (given) => value(await undivided.calendars.accounts.findMicrosoft(given)),
    async addMicrosoftCalendars({ accountId, chosen }) {
      const added = await undivided.calendars.accounts.addMicrosoft(accountId, chosen);
      await follow();
      return typeof added === 'string' ? problem(added) : value(added);
    },
    async signInToMicrosoft({ calendarId, ...given }) {
      const trouble = await undivided.calendars.accounts.signInToMicrosoft(calendarId, given);
      await follow();
      return trouble === null ? done : problem(trouble);
    },
    async removeCalendar({ calendarId }) {
      await undivided.calendars.remove(calendarId);
      return follow();
    },
    async refreshCalendars() {
      await undivided.calendars.refresh('all');
      await follow();
      return value(await undivided.calendars.views());
    },
    listCalendars: async () => value(await undivided.calendars.views()),
    async deleteEverything({ what }) {
      await undivided.turn((now) => focus.end(now));
      if (what === 'records') await ports.meetings.deleteAll();
      else await undivided.calendars.alone(() => ports.settings.alone(ports.deleteEverything));
      return follow();
    },
    async correctRecord({ recordId, saidPresentShare }) {
      const record = await ports.meetings.get(recordId);
      if (record === null) return problem('no-record');
      await ports.meetings.put({ ...record, saidPresentShare });
      return follow();
    },
    async renameRecord({ recordId, title }) {
      const record = await ports.meetings.get(recordId);
      if (record === null || record.meeting.occurrenceId !== null) return problem('no-record');
      await ports.meetings.put({ ...record, meeting: { ...record.meeting, title } });
      return follow();
    },
    async deleteRecord({ recordId }) {
      await ports.meetings.delete(recordId);
      return follow();
    },
  };
}

/** Answers our scripts in web pages. Which site it is about comes from the browser, never from the message. */
export function pageAnswers(undivided: Undivided): Handlers<PageToBackground, PageSight> {
  const { veils, pages, pills } = undivided;
  const after = (job: Promise<void>) => job.then(() => done);
  const unlessClosed = (job: Promise<boolean>) => job.then((isOpen) => (isOpen ? done : problem('closed')));
  return {
    veilOpened: async (_, from) => value(await undivided.answer((now) => veils.coverFor(now, from))),
    veilTurnedBack: (_, from) => after(undivided.answer(() => veils.turnBack(from))),
    veilNeeded: (_, from) => unlessClosed(undivided.turn((now) => veils.need(now, from))),
    veilGaveIn: (_, from) => unlessClosed(undivided.turn((now) => veils.giveIn(now, from))),
    veilFought: (_, from) => after(undivided.closeFor(from)),
    pageHushOpened: async (_, from) => value(await undivided.answer((now) => pages.hushFor(now, from))),
    frameHushOpened: async (_, from) => value(await undivided.answer((now) => pages.isFrameStilled(now, from))),
    notificationsHeld: ({ count }, from) => after(undivided.turn((now) => pages.held(now, from, count))),
    pillOpened: async (_, from) => value(await undivided.answer((now) => pills.modelFor(now, from))),
    pillPressed: (_, from) => after(undivided.turn((now) => pills.start(now, from))),
    pillMoved: (place, from) => after(undivided.answer((now) => pills.move(now, from, place))),
    feedVeilOpened: async (_, from) => value(await undivided.answer((now) => pages.noteFor(now, from, veils))),
  };
}
