import { PRESET_KINDS, PRESETS, type PresetKind } from '../../core/sites/presets.ts';
import { CheckIcon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.tsx';

export interface PresetsProps {
  readonly chosen: readonly string[];
  /** In the click. */
  readonly onAdd: (hosts: readonly string[]) => void;
  readonly onRemove: (hosts: readonly string[]) => void;
}

/** Lists to start from, one click each; a second click takes the list away again. */
export function Presets({ chosen, onAdd, onRemove }: PresetsProps) {
  const words = useWords();
  const chip = (kind: PresetKind) => {
    const hosts = PRESETS[kind];
    const missing = hosts.filter((each) => !chosen.includes(each));
    const isWhole = missing.length === 0;
    return (
      <li key={kind}>
        <button
          type="button"
          class="preset"
          aria-pressed={isWhole}
          aria-describedby={`preset-${kind}`}
          onClick={() => (isWhole ? onRemove(hosts) : onAdd(missing))}
        >
          <span>
            {isWhole && <CheckIcon />}
            {words(`settings_preset_${kind}`)}
          </span>
          <small id={`preset-${kind}`} class="soft">
            {hosts.slice(0, 3).join(', ')}
            {hosts.length > 3 && ` ${words.count('settings_preset_more', hosts.length - 3)}`}
          </small>
        </button>
      </li>
    );
  };
  return <ul class="plain-list presets">{PRESET_KINDS.map(chip)}</ul>;
}
