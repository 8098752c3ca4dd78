import { MAX_FEED_BYTES } from '../core/calendar/limits.ts';
import type { CalendarFiles } from '../core/ports/browser.ts';
import type { Database } from './database.ts';
import { Slices } from './slices.ts';
import { isPacked, unpacked } from './unpacked.ts';

/**
 * Files that the user chose. They are kept whole, since what lies ahead today is not what lies ahead in a month; packed,
 * ten years of a full calendar (52 MB) take 11 MB, so there is no file that is too large to keep and small enough to read.
 */
export function calendarFiles(database: Database): CalendarFiles {
  return {
    async read(id, take) {
      const packed = await (await database()).get('calendarFiles', id);
      if (packed === undefined) return false;
      const slices = new Slices(take);
      for await (const chunk of await unpacked(new Blob([packed]).stream())) await slices.hand(chunk);
      return true;
    },
    async remove(id) {
      await (await database()).delete('calendarFiles', id);
    },
  };
}

/**
 * Keeps a file that was chosen in one of our pages, under an id of its own, for the worker to read; one that is packed
 * already (`.ics.gz`, or what a server packed and said nothing of) as it is. Null: no calendar is so large, packed or not, and
 * nothing of it was read (whatever lies beside it in a folder can be dropped by mistake).
 */
export async function keepCalendarFile(database: Database, file: File): Promise<string | null> {
  if (file.size > MAX_FEED_BYTES) return null;
  const id = crypto.randomUUID();
  const first = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const bytes = isPacked(first) ? file.stream() : file.stream().pipeThrough(new CompressionStream('gzip'));
  const packed = new Uint8Array(await new Response(bytes).arrayBuffer());
  await (await database()).put('calendarFiles', packed, id);
  return id;
}
