import { GearIcon, LockIcon, OnwardIcon, RingIcon } from '../shared/icons.tsx';
import { useTimes, useWords } from '../shared/words.tsx';
import { liveAt } from './live-at.ts';
import { MeetingAlsoNextTime } from './meeting-also-next-time.tsx';
import { MeetingAsking } from './meeting-asking.tsx';
import { MeetingCallAsked } from './meeting-call-asked.tsx';
import { MeetingLast } from './meeting-last.tsx';
import { MeetingNone } from './meeting-none.tsx';
import { MeetingNow } from './meeting-now.tsx';
import { MeetingPresenting } from './meeting-presenting.tsx';
import { isFocusFor } from './meeting-words.ts';
import { MeetingsNext } from './meetings-next.tsx';
import { Notices } from './notices.tsx';
import type { PopupProps } from './props.ts';

/** One glance, one click: the meeting that is on, or the ones ahead. */
export function Popup(props: PopupProps) {
  const words = useWords();
  const times = useTimes();
  const week = props.state?.week;
  // A week of less than a minute has no share worth reading.
  const share = week && week.presentMs >= 60_000 ? week.presentShare : null;
  return (
    <div class="popup">
      <header>
        <span class="brand">
          <RingIcon />
          {words('manifest_name')}
        </span>
        <button
          type="button"
          class="quiet only-icon"
          aria-label={words('popup_settings')}
          title={words('popup_settings')}
          onClick={() => props.actions.openSettings(null)}
        >
          <GearIcon />
        </button>
      </header>
      <main aria-busy={props.state === null}>
        <Meetings {...props} />
      </main>
      <footer class="small soft">
        <span>
          <LockIcon /> {words('popup_stays_here')}
        </span>
        <button type="button" class="link" onClick={() => props.actions.openReport()}>
          {share === null ? words('popup_week') : words('popup_week_present', times.percent(share))}
          <OnwardIcon />
        </button>
      </footer>
    </div>
  );
}

function Meetings({ state, nowMs, frontTab, actions }: PopupProps) {
  if (state === null) return <Waiting />;
  const { now, presenting, asking, callAsked, alsoNextTime, next, last, notices, hasCalendar } = liveAt(state, nowMs);
  if (presenting) return <MeetingPresenting presenting={presenting} isFocusOn={now !== null} actions={actions} />;
  return (
    <>
      <Notices notices={notices} onRead={() => actions.dismissNotices()} />
      {now && <MeetingNow meeting={now} nowMs={nowMs} actions={actions} />}
      {callAsked && <MeetingCallAsked asked={callAsked} actions={actions} />}
      {asking && <MeetingAsking meeting={asking} actions={actions} />}
      {!now && !asking && (
        <MeetingNone
          frontTab={frontTab}
          actions={actions}
          hasCalendar={hasCalendar}
          nextStartMs={next.find((each) => each.endMs > nowMs && isFocusFor(each))?.startMs ?? null}
          nowMs={nowMs}
        />
      )}
      {!now && last && <MeetingLast meeting={last} nowMs={nowMs} />}
      {alsoNextTime && <MeetingAlsoNextTime asked={alsoNextTime} actions={actions} />}
      <MeetingsNext meetings={next} nowMs={nowMs} actions={actions} />
    </>
  );
}

/** The shape of what is coming, still: reading takes some milliseconds, and nothing may flash or jump. */
function Waiting() {
  const words = useWords();
  return (
    <div class="card waiting">
      <h1 class="visually-hidden">{words('manifest_name')}</h1>
      <i class="line wide" />
      <i class="line" />
      <i class="block" />
    </div>
  );
}
