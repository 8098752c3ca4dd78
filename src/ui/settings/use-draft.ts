import { useEffect, useState } from 'preact/hooks';
import { changed } from '../../core/settings/changed.ts';
import type { Settings, SettingsChange } from '../../core/settings/settings.ts';
import type { Reply } from '../../messages/call-map.ts';

/** How long "Saved" stays, ms: long enough to be read, short enough to be forgotten. */
const SAID_MS = 2_500;

export type Saving = 'still' | 'saved' | 'failed';

export interface Draft {
  readonly settings: Settings;
  readonly saving: Saving;
  readonly change: (change: SettingsChange) => void;
}

/**
 * Settings as they are on the screen: what is kept, with the changes that are on their way in it. So a change shows at
 * once, one that could not be kept is gone again, and what was changed elsewhere comes in at any time.
 */
export function useDraft(kept: Settings, keep: (change: SettingsChange) => Promise<Reply<null>>): Draft {
  const [underWay, setUnderWay] = useState<readonly SettingsChange[]>([]);
  const [saving, setSaving] = useState<Saving>('still');
  useEffect(() => {
    if (saving !== 'saved') return;
    const timer = setTimeout(() => setSaving('still'), SAID_MS);
    return () => clearTimeout(timer);
  }, [saving]);

  const change = async (change: SettingsChange) => {
    setUnderWay((before) => [...before, change]);
    setSaving('still');
    const isKept = await keep(change).then(
      (reply) => reply.ok,
      () => false,
    );
    setUnderWay((before) => before.filter((each) => each !== change));
    // Of several at once, one that failed is not hidden by another that did not.
    setSaving((said) => (isKept && said !== 'failed' ? 'saved' : 'failed'));
  };
  return { settings: underWay.reduce(changed, kept), saving, change: (given) => void change(given) };
}
