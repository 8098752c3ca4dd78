import { database } from './database.ts';
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
  return { mirror, notices, database: database((made) => rebuild(made, mirror, notices)) };
}
