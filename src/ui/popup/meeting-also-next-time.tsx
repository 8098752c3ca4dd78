import type { AlsoNextTime } from '../../core/focus/also-next-time.ts';
import { useWords } from '../shared/words.tsx';
import type { PopupActions } from './props.ts';

/** A site was needed in a meeting that comes again: one question, and either answer is kept. */
export function MeetingAlsoNextTime({
  asked,
  actions,
}: {
  readonly asked: AlsoNextTime;
  readonly actions: PopupActions;
}) {
  const words = useWords();
  return (
    <section class="card" aria-labelledby="also-next-time">
      <h2 id="also-next-time" class="long">
        {words('popup_also_title', asked.site)}
      </h2>
      <p class="small soft">{words('popup_also_about')}</p>
      <div class="actions">
        <button type="button" onClick={() => actions.sayAlsoNextTime({ ...asked, isNeeded: true })}>
          {words('popup_also_yes')}
        </button>
        <button type="button" onClick={() => actions.sayAlsoNextTime({ ...asked, isNeeded: false })}>
          {words('popup_also_no')}
        </button>
      </div>
    </section>
  );
}
