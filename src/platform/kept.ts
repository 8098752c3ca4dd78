import { database } from './database.ts';
import { tornLogCare } from './differences/torn-log.ts';
import { noticeStore } from './local-stores.ts';
import { mirror as recordMirror } from './mirror.ts';
import { rebuild } from './rebuild.ts';

/**
 * What is kept on this device. Whoever opens the database first, the worker or a page of ours, finds out that it was
 * lost, and fills it from the mirror.
 */
export function kept() {
  const mirror = recordMirror();
  const notices = noticeStore();
  const tornLog = tornLogCare();
  const open = database({
    fill: (made) => rebuild(made, mirror, notices),
    onWrite: tornLog.noteWrite,
    onLost: tornLog.noteLoss,
  });
  return { mirror, notices, tornLog, database: open };
}
