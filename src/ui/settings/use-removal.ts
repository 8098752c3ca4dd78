import { useEffect, useRef, useState } from 'preact/hooks';

/** How long a removal can be taken back, ms. */
const UNDO_MS = 8_000;

/**
 * Removing with a way back: what is removed is hidden at once and really goes a little later, or when the page is left.
 * It is not removed first and added again, since nobody has its address any more by then.
 */
export function useRemoval(really: (id: string) => void) {
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const go = (id: string) => {
    clearTimeout(timers.current.get(id));
    if (timers.current.delete(id)) really(id);
  };
  const remove = (id: string) => {
    setRemoved((before) => new Set(before).add(id));
    timers.current.set(
      id,
      setTimeout(() => go(id), UNDO_MS),
    );
  };
  const undo = (id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setRemoved((before) => new Set([...before].filter((each) => each !== id)));
  };
  const goAll = useRef(() => {});
  goAll.current = () => {
    for (const id of [...timers.current.keys()]) go(id);
  };
  useEffect(() => {
    const leave = () => goAll.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return { isRemoved: (id: string) => removed.has(id), remove, undo };
}
