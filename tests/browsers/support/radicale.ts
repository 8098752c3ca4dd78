import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, keepGroup } from './group.ts';
import { freePort } from './port.ts';
import { eventually } from './shared.ts';

/** The one who has calendars there; the password has all that goes wrong in headers. */
export const DANA = { user: 'dana', password: 'gräßlich: "geheim"' } as const;

/** A real CalDAV server (Radicale, Debian package `radicale`) on a loopback port, with a user and no calendars. */
export interface Radicale {
  readonly origin: string;
  /** Makes a calendar, or a task list. */
  make(name: string, displayName: string, component?: 'VEVENT' | 'VTODO'): Promise<string>;
  /** Puts one entry (`uid`) with these lines into a calendar. */
  put(collection: string, uid: string, lines: readonly string[]): Promise<void>;
  remove(collection: string, uid: string): Promise<void>;
  /** What is asked of it, as its log tells: `PROPFIND /dana/`. */
  asked(): string[];
  close(): Promise<void>;
}

export async function openRadicale(): Promise<Radicale> {
  const folder = mkdtempSync(join(tmpdir(), 'undivided-radicale-'));
  mkdirSync(join(folder, 'collections'));
  const origin = `http://127.0.0.1:${await freePort()}`;
  writeFileSync(join(folder, 'users'), `${DANA.user}:${DANA.password}\n`);
  writeFileSync(
    join(folder, 'config'),
    [
      '[server]',
      `hosts = ${origin.slice('http://'.length)}`,
      '[auth]',
      'type = htpasswd',
      `htpasswd_filename = ${join(folder, 'users')}`,
      'htpasswd_encryption = plain',
      'delay = 0',
      '[rights]',
      'type = owner_only',
      '[storage]',
      `filesystem_folder = ${join(folder, 'collections')}`,
      '[logging]',
      'level = info',
    ].join('\n'),
  );
  let log = '';
  const child = keepGroup(
    spawn('radicale', ['--config', join(folder, 'config')], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  let failure = '';
  child.once('error', (problem) => {
    failure = `radicale does not start: ${problem.message}. Install it (Debian: apt-get install radicale)`;
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      log += text;
    });

  const authorization = `Basic ${Buffer.from(`${DANA.user}:${DANA.password}`).toString('base64')}`;
  const request = async (method: string, path: string, body?: string) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: { authorization, 'content-type': method === 'PUT' ? 'text/calendar' : 'application/xml' },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}`);
  };
  const close = async () => {
    await endGroup(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  await eventually(
    'Radicale answers',
    async () => {
      if (failure) throw new Error(failure);
      return (await fetch(`${origin}/.web/`)).status < 500;
    },
    failure ? 0 : 20_000,
  ).catch(async (problem: unknown) => {
    await close();
    throw new Error(`${failure || problem}\n${log}`);
  });
  return {
    origin,
    async make(name, displayName, component = 'VEVENT') {
      const path = `/${DANA.user}/${name}/`;
      await request(
        'MKCALENDAR',
        path,
        `<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${displayName}</d:displayname><c:supported-calendar-component-set><c:comp name="${component}"/></c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>`,
      );
      return `${origin}${path}`;
    },
    put: (collection, uid, lines) =>
      request('PUT', `${collection}${uid}.ics`, calendarOf([`UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines])),
    remove: (collection, uid) => request('DELETE', `${collection}${uid}.ics`),
    asked: () =>
      [...log.matchAll(/\b(PROPFIND|REPORT|GET) request for '([^']*)'/g)].map((each) => `${each[1]} ${each[2]}`),
    close,
  };
}

/** `BEGIN:VEVENT` in a line of its own begins another version of the entry (an instance that was moved). */
function calendarOf(lines: readonly string[]): string {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Undivided//Test//EN', 'BEGIN:VEVENT', ...lines];
  return `${[...all, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')}\r\n`;
}
