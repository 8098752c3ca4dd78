import { useState } from 'preact/hooks';
import type { Reply } from '../../messages/call-map.ts';
import { useWords } from '../shared/words.tsx';
import { Confirm } from './confirm.tsx';
import type { SettingsActions } from './props.ts';
import { Section } from './section.tsx';

const PROMISES = ['here', 'sees', 'nobody', 'yours'] as const;

/** What is kept: to take along, to delete, and what becomes of it. */
export function Data({ actions }: { actions: SettingsActions }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const tell = async (reply: Promise<Reply<null>>, done: string) => {
    setSaid('');
    const answer = await reply.catch(() => ({ ok: false }) as const);
    setSaid(words(answer.ok ? done : 'common_failed'));
  };
  return (
    <>
      <Section id="data" about={words('settings_data_about')}>
        <div class="stack">
          <button type="button" onClick={() => void tell(actions.exportAll(), 'settings_exported')}>
            {words('settings_export')}
          </button>
          <Confirm
            label={words('settings_delete_records')}
            question={words('settings_delete_records_question')}
            yes={words('settings_delete_records_yes')}
            onYes={() => void tell(actions.deleteEverything('records'), 'settings_records_deleted')}
          />
          <Confirm
            label={words('settings_delete_everything')}
            question={words('settings_delete_everything_question')}
            yes={words('settings_delete_everything_yes')}
            onYes={() => void tell(actions.deleteEverything('everything'), 'settings_everything_deleted')}
          />
        </div>
        <p class="said" role="status">
          {said}
        </p>
      </Section>
      <Section id="privacy">
        <ul class="promises">
          {PROMISES.map((each) => (
            <li key={each}>{words(`settings_privacy_${each}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
