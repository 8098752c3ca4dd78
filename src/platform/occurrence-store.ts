import { mergeCopies } from '../core/calendar/merge-copies.ts';
import type { OccurrenceStore } from '../core/ports/ports.ts';
import type { Database } from './database.ts';

/** What the calendars say, one row a calendar: a newer reading takes the place of the older one whole or not at all. */
export function occurrenceStore(database: Database): OccurrenceStore {
  return {
    async replace(calendarId, occurrences) {
      await (await database()).put('occurrences', { calendarId, occurrences });
    },
    async all() {
      const rows = await (await database()).getAll('occurrences');
      return mergeCopies(rows.flatMap((row) => row.occurrences)).sort((a, b) => a.startMs - b.startMs);
    },
    async of(calendarId) {
      return (await (await database()).get('occurrences', calendarId))?.occurrences ?? [];
    },
    async remove(calendarId) {
      await (await database()).delete('occurrences', calendarId);
    },
  };
}
