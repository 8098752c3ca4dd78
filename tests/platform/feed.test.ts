import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_FEED_BYTES } from '../../src/core/calendar/limits.ts';
import { ReadingStopped } from '../../src/core/calendar/read-calendar.ts';
import type { FeedValidators } from '../../src/core/ports/browser.ts';
import { feed } from '../../src/platform/feed.ts';
import { type Answer, hurriedTools, patientTools, serveTests, type TestServer } from './server.ts';

const CALENDAR = `BEGIN:VCALENDAR\r\n${'X-NOTHING:1\r\n'.repeat(200)}END:VCALENDAR\r\n`;
const NOTHING: FeedValidators = { etag: null, lastModified: null, digest: null };

let server: TestServer;
serveTests((opened) => {
  server = opened;
});

async function read(known: FeedValidators = NOTHING, refuse = false, tools = patientTools()) {
  let text = '';
  let pieces = 0;
  const answer = await feed(tools).read(`${server.origin}/secret/basic.ics`, known, (chunk) => {
    pieces += 1;
    if (refuse) throw new ReadingStopped('too-large', 'enough');
    text += new TextDecoder().decode(chunk);
  });
  return { answer, text, pieces };
}
const problem = (name: string, retryAfterMs: number | null = null) => ({ is: 'problem', problem: name, retryAfterMs });
const sends =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

describe('reading a calendar from a server', () => {
  it('hands on every byte, and keeps by what the next look is conditional', async () => {
    server.answer = sends(CALENDAR, { etag: '"7"', 'last-modified': 'Sun, 01 Mar 2026 10:00:00 GMT' });
    const { answer, text } = await read();
    expect(text).toBe(CALENDAR);
    expect(answer).toMatchObject({ is: 'whole', etag: '"7"', lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT' });
  });

  it('tells nobody who asks or where from', async () => {
    server.answer = sends(CALENDAR);
    await read();
    const { headers } = server.asked[0] ?? {};
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers).not.toHaveProperty('authorization');
  });

  it('costs one request and no reading while the server says that nothing changed', async () => {
    server.answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200).end();
    const { answer, pieces } = await read({ etag: '"7"', lastModified: null, digest: 'any' });
    expect(answer).toEqual({ is: 'unchanged' });
    expect([pieces, server.asked.length]).toEqual([0, 1]);
  });

  it('asks by date where there is no tag', async () => {
    server.answer = (request, response) =>
      response.writeHead(request.headers['if-modified-since'] === 'Sun, 01 Mar 2026 10:00:00 GMT' ? 304 : 200).end();
    const known = { ...NOTHING, lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT' };
    expect((await read(known)).answer).toEqual({ is: 'unchanged' });
  });

  it('believes no "unchanged" that it did not ask about: nothing would be known of the calendar', async () => {
    server.answer = (_, response) => response.writeHead(304).end();
    expect((await read()).answer).toEqual(problem('server-error'));
    expect((await read({ etag: null, lastModified: null, digest: 'known' })).answer).toEqual(problem('server-error'));
  });

  it.each(['W/"7"', '"é ü"', 'no-quotes', '"a", "b"'])('gives a tag back as it came: %s', async (etag) => {
    server.answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === etag ? 304 : 200, { etag }).end(CALENDAR);
    const first = await read();
    if (first.answer.is !== 'whole') throw new Error(first.answer.is);
    expect((await read(first.answer)).answer).toEqual({ is: 'unchanged' });
  });

  it('keeps no tag that is empty', async () => {
    server.answer = sends(CALENDAR, { etag: '' });
    expect((await read()).answer).toMatchObject({ is: 'whole', etag: null });
  });

  it('finds out by itself that nothing changed where the server cannot tell', async () => {
    server.answer = sends(CALENDAR.repeat(1_000));
    const first = await read();
    if (first.answer.is !== 'whole') throw new Error(first.answer.is);
    const again = await read(first.answer);
    expect(again.answer).toMatchObject({ is: 'unchanged' });
    expect([again.pieces, server.asked.length]).toEqual([0, 2]);
  });

  it('learns the new tag of what did not change, so that the server can tell the next time', async () => {
    server.answer = sends(CALENDAR, { etag: '"7"' });
    const first = await read();
    if (first.answer.is !== 'whole') throw new Error(first.answer.is);
    server.answer = sends(CALENDAR, { etag: '"8"' });
    expect((await read(first.answer)).answer).toEqual({ is: 'unchanged', by: { etag: '"8"', lastModified: null } });
  });

  it('reads all of what changed, though it was held back until that was certain', async () => {
    server.answer = sends(CALENDAR);
    const first = await read();
    const changed = `${CALENDAR.repeat(1_000)}X`;
    server.answer = sends(changed);
    if (first.answer.is !== 'whole') throw new Error(first.answer.is);
    const again = await read(first.answer);
    expect(again.text).toBe(changed);
    expect(again.answer).toMatchObject({ is: 'whole' });
  });

  it('unpacks gzip, said by the server or not', async () => {
    server.answer = sends(gzipSync(CALENDAR), { 'content-encoding': 'gzip' });
    expect((await read()).text).toBe(CALENDAR);
    server.answer = sends(gzipSync(CALENDAR), { 'content-type': 'application/octet-stream' });
    expect((await read()).text).toBe(CALENDAR);
  });

  it('calls packed bytes that are cut a calendar that arrived in part', async () => {
    server.answer = sends(gzipSync(CALENDAR).subarray(0, 30));
    expect((await read()).answer).toEqual(problem('truncated'));
  });

  it('lets the connection go as soon as the reader wants no more', async () => {
    let closed: Promise<unknown> = Promise.reject(new Error('not asked'));
    closed.catch(() => {});
    server.answer = (_, response) => {
      closed = once(response, 'close');
      response.writeHead(200).write(CALENDAR);
    };
    const { answer, pieces } = await read(NOTHING, true);
    expect([answer, pieces]).toEqual([{ is: 'stopped' }, 1]);
    await closed;
  });

  it('does not hold back more than a calendar may be, though it waits for the digest', async () => {
    const piece = Buffer.alloc(4_000_000, 'X');
    let sent = 0;
    server.answer = async (_, response) => {
      response.writeHead(200);
      response.on('error', () => {});
      while (!response.destroyed && sent < 2 * MAX_FEED_BYTES) {
        sent += piece.length;
        if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    };
    const answer = await feed(patientTools()).read(server.origin, { ...NOTHING, digest: 'other' }, () => {
      throw new ReadingStopped('too-large', 'enough');
    });
    expect(answer).toEqual({ is: 'stopped' });
    expect(sent).toBeLessThan(MAX_FEED_BYTES * 1.2);
  }, 30_000);
});

describe('a server in trouble', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'gone'],
    [429, 'busy'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'busy'],
  ])('that answers %d is "%s"', async (status, name) => {
    server.answer = (_, response) => response.writeHead(status).end('<h1>Sorry</h1>');
    expect((await read()).answer).toEqual(problem(name));
  });

  it('is left alone for as long as it asks, in seconds or until a moment', async () => {
    server.answer = (_, response) => response.writeHead(429, { 'retry-after': '120' }).end();
    expect((await read()).answer).toEqual(problem('busy', 120_000));
    const later = new Date(Date.now() + 600_000).toUTCString();
    server.answer = (_, response) => response.writeHead(503, { 'retry-after': later }).end();
    const { answer } = await read();
    expect(answer.is === 'problem' && answer.retryAfterMs).toBeGreaterThan(590_000);
    server.answer = (_, response) => response.writeHead(503, { 'retry-after': 'soon' }).end();
    expect((await read()).answer).toEqual(problem('busy'));
  });

  it('is left alone until a moment by its own clock, where it tells the time', async () => {
    const [date, later] = ['Sun, 01 Mar 2026 10:00:00 GMT', 'Sun, 01 Mar 2026 10:05:00 GMT'];
    server.answer = (_, response) => response.writeHead(429, { date, 'retry-after': later }).end();
    expect((await read()).answer).toEqual(problem('busy', 300_000));
  });

  it.each([
    ['90.5', 90_500],
    ['-5', null],
    ['0', null],
    ['', null],
    ['in 60 minutes', null],
    ['retry 2050', null],
    ['1e9', null],
    ['Wed, 21 Oct 2015 07:28:00 GMT', null],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ])('that asks to be left alone for "%s" is understood or not obeyed', async (wish, expected) => {
    server.answer = (_, response) => response.writeHead(429, { 'retry-after': wish }).end();
    expect((await read()).answer).toEqual(problem('busy', expected));
  });

  it.each([301, 302, 303, 307, 308])('that answers %d is not followed anywhere', async (status) => {
    server.answer = (request, response) =>
      request.url === '/secret/basic.ics'
        ? response.writeHead(status, { location: '/elsewhere' }).end()
        : response.writeHead(200).end(CALENDAR);
    expect((await read()).answer).toEqual(problem('redirected'));
    expect(server.asked.map((each) => each.url)).toEqual(['/secret/basic.ics']);
  });

  it('that says nothing is given up', async () => {
    server.answer = () => {};
    expect((await read(NOTHING, false, hurriedTools())).answer).toEqual(problem('too-slow'));
  });

  it('that falls silent in the middle is given up', async () => {
    server.answer = (_, response) => response.writeHead(200).write(CALENDAR);
    expect((await read(NOTHING, false, hurriedTools())).answer).toEqual(problem('too-slow'));
  });

  it('that drips on for ever is given up', async () => {
    server.answer = (_, response) => {
      response.writeHead(200).write(CALENDAR);
      const drip = setInterval(() => response.write('X-NOTHING:1\r\n'), 50);
      response.once('close', () => clearInterval(drip));
    };
    expect((await read(NOTHING, false, hurriedTools())).answer).toEqual(problem('too-slow'));
  });

  it('that cuts the connection sent a calendar in part', async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100000' }).write(CALENDAR, () => response.destroy());
    };
    expect((await read()).answer).toEqual(problem('truncated'));
  });

  it('that cuts the connection before it says anything cannot be reached', async () => {
    server.answer = (_, response) => response.destroy();
    expect((await read()).answer).toEqual(problem('unreachable'));
  });
});
