import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { MAX_FEED_BYTES } from '../../src/core/calendar/limits.ts';
import { calendarFiles, keepCalendarFile } from '../../src/platform/calendar-files.ts';
import type { Database } from '../../src/platform/database.ts';

const rows = new Map<string, Uint8Array>();
const database = (async () => ({
  get: async (_: string, id: string) => rows.get(id),
  put: async (_: string, bytes: Uint8Array, id: string) => void rows.set(id, bytes),
  delete: async (_: string, id: string) => void rows.delete(id),
})) as unknown as Database;

it('a file that was chosen is kept packed, and comes back as it was', async () => {
  const text = 'BEGIN:VCALENDAR\r\n'.repeat(1_000);
  const id = await keepCalendarFile(database, new File([text], 'team.ics'));
  expect(rows.get(id ?? '')?.length).toBeLessThan(text.length / 10);
  let read = '';
  await calendarFiles(database).read(id ?? '', (chunk) => {
    read += new TextDecoder().decode(chunk);
  });
  expect(read).toBe(text);
});

it('a file that is packed already comes back as what is in it', async () => {
  const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  const id = await keepCalendarFile(database, new File([new Uint8Array(gzipSync(text))], 'team.ics.gz'));
  let read = '';
  await calendarFiles(database).read(id ?? '', (chunk) => {
    read += new TextDecoder().decode(chunk);
  });
  expect(read).toBe(text);
});

it('a file that only looks packed fails when it is read', async () => {
  const id = await keepCalendarFile(database, new File([Uint8Array.of(0x1f, 0x8b, 1, 2, 3)], 'team.ics'));
  await expect(calendarFiles(database).read(id ?? '', () => {})).rejects.toThrow();
});

it('a file that is larger than any calendar is neither read nor kept', async () => {
  rows.clear();
  const film = Object.assign(new File([''], 'film.mkv'), {
    stream: () => {
      throw new Error('it was read');
    },
  });
  Object.defineProperty(film, 'size', { value: MAX_FEED_BYTES + 1 });
  expect(await keepCalendarFile(database, film)).toBeNull();
  expect(rows.size).toBe(0);
});
