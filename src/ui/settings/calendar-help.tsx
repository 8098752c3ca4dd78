import { useWords } from '../shared/words.tsx';

/** Their names are their own in every language. */
const PROVIDERS = [
  ['google', 'Google Calendar'],
  ['outlook', 'Outlook, Microsoft 365'],
  ['icloud', 'iCloud'],
  ['fastmail', 'Fastmail'],
  ['nextcloud', 'Nextcloud'],
] as const;

/** Where each service shows a calendar's address. */
export function CalendarHelp() {
  const words = useWords();
  return (
    <details class="calendar-help">
      <summary>{words('settings_calendar_help')}</summary>
      <dl>
        {PROVIDERS.map(([id, name]) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{words(`settings_calendar_help_${id}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
