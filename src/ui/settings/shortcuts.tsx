import { useWords } from '../shared/words.tsx';
import type { SettingsProps, Shortcut } from './props.ts';

export interface ShortcutListProps {
  readonly shortcuts: readonly Shortcut[];
}

const NAMES: Readonly<Record<Shortcut['command'], string>> = {
  _execute_action: 'settings_shortcut_open',
  'start-or-end-focus': 'command_start_or_end_focus',
  'back-to-meeting': 'command_back_to_meeting',
  presenting: 'command_presenting',
};

/** What each shortcut does, and its keys. */
export function ShortcutList({ shortcuts }: ShortcutListProps) {
  const words = useWords();
  return (
    <dl class="shortcuts">
      {shortcuts.map(({ command, keys }) => (
        <div key={command}>
          <dt>{words(NAMES[command])}</dt>
          <dd dir="ltr">
            {keys === '' ? (
              <span class="soft">{words('settings_shortcut_none')}</span>
            ) : (
              keys.split('+').map((key) => <kbd key={key}>{key}</kbd>)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The shortcuts, and where to change them. */
export function Shortcuts({ shortcuts, browser, actions }: Pick<SettingsProps, 'shortcuts' | 'browser' | 'actions'>) {
  const words = useWords();
  return (
    <>
      <ShortcutList shortcuts={shortcuts} />
      <p class="soft small">{words(`settings_shortcuts_${browser}`)}</p>
      <p>
        <button type="button" class="small" onClick={() => actions.openShortcuts()}>
          {words('settings_shortcuts_change')}
        </button>
      </p>
    </>
  );
}
