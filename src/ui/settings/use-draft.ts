import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../core/settings/settings.ts';
import type { Reply } from '../../messages/call-map.ts';

/** How long "Saved" stays, ms: long enough to be read, short enough to be forgotten. */
const SAID_MS = 2_500;

export type Saving = 'still' | 'saved' | 'failed';

export interface Draft {
  readonly settings: Settings;
  readonly saving: Saving;
  /** Changes a part and saves the whole at once. */
  readonly change: (part: Partial<Settings>) => void;
}

/**
 * Settings as they are on the screen: a change shows at once and is saved at once. What was saved elsewhere comes in
 * when nothing of ours is under way; a change that could not be saved is taken back.
 */
export function useDraft(saved: Settings, save: (settings: Settings) => Promise<Reply<Settings>>): Draft {
  const [settings, setSettings] = useState(saved);
  const [saving, setSaving] = useState<Saving>('still');
  const latest = useRef(saved);
  const known = useRef(saved);
  const underWay = useRef(0);

  const show = (next: Settings) => {
    latest.current = next;
    setSettings(next);
  };
  useEffect(() => {
    // While a change is under way what comes in may be that change itself, not yet known to be kept.
    if (underWay.current > 0) return;
    known.current = saved;
    show(saved);
  }, [saved]);
  useEffect(() => {
    if (saving !== 'saved') return;
    const timer = setTimeout(() => setSaving('still'), SAID_MS);
    return () => clearTimeout(timer);
  }, [saving]);

  const change = async (part: Partial<Settings>) => {
    show({ ...latest.current, ...part });
    underWay.current += 1;
    setSaving('still');
    const reply = await save(latest.current).catch(() => ({ ok: false, problem: 'failed' }) as const);
    underWay.current -= 1;
    if (underWay.current > 0) return;
    if (reply.ok) known.current = reply.value;
    show(known.current);
    setSaving(reply.ok ? 'saved' : 'failed');
  };
  return { settings, saving, change: (part) => void change(part) };
}
