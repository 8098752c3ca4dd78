import { isMailAddress } from '../../core/settings/settings.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { Section } from './section.tsx';
import type { ChoiceProps } from './starts.tsx';
import { TextRows } from './text-rows.tsx';

const DAY_MS = 86_400_000;
/** Monday 5 January 1970, noon UTC. */
const A_MONDAY_MS = 4 * DAY_MS + DAY_MS / 2;

/** What the calendar cannot say: which addresses are the user's own, what to assume, when their week begins. */
export function AboutYou({ settings, change }: ChoiceProps) {
  const words = useWords();
  const times = useTimes();
  const { assumptions } = settings;
  return (
    <>
      <Section id="addresses" about={words('settings_addresses_about')}>
        <TextRows
          id="address"
          rows={settings.myAddresses}
          label={words('settings_address_add')}
          placeholder="you@example.org"
          kind="email"
          read={(typed) => {
            const row = typed.trim().toLowerCase();
            return isMailAddress(row) ? { row } : { problem: words('settings_address_problem') };
          }}
          onAdd={(row) => change({ myAddresses: { add: [row] } })}
          onRemove={(row) => change({ myAddresses: { remove: [row] } })}
        />
      </Section>
      <Section id="assumptions" about={words('settings_assumptions_about')}>
        <label class="choice">
          <input
            type="checkbox"
            checked={assumptions.presentInApp}
            onChange={(event) => change({ assumptions: { presentInApp: event.currentTarget.checked } })}
          />
          <span>
            {words('settings_assume_app')}
            <small class="soft">{words('settings_assume_app_about')}</small>
          </span>
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={assumptions.presentInPerson}
            onChange={(event) => change({ assumptions: { presentInPerson: event.currentTarget.checked } })}
          />
          <span>
            {words('settings_assume_person')}
            <small class="soft">{words('settings_assume_person_about')}</small>
          </span>
        </label>
      </Section>
      <Section id="week">
        <p class="inline">
          <label for="week-starts">{words('settings_week_starts')}</label>
          <select
            id="week-starts"
            value={String(settings.weekStartsOn)}
            onChange={(event) => change({ weekStartsOn: Number(event.currentTarget.value) })}
          >
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <option key={day} value={String(day)}>
                {times.weekday(A_MONDAY_MS + (day - 1) * DAY_MS)}
              </option>
            ))}
          </select>
        </p>
      </Section>
    </>
  );
}
