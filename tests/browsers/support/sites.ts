import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type CalendarStandIn, calendarStandIn } from './calendar-stand-in.ts';
import { makeCertificate } from './certificate.ts';
import { callPage, distractingPage, otherPage, peerPage, startPage } from './pages.ts';
import { tone } from './tone.ts';

/** The stand-ins' real names. Nothing of the real sites is here: simple pages of our own, plainly named as stand-ins. */
export const DISTRACTING = ['youtube.com', 'reddit.com', 'x.com', 'instagram.com', 'facebook.com', 'tiktok.com'];
export const CALL_HOST = 'meet.jit.si';
export const CALL_URL = `https://${CALL_HOST}/UndividedPractice`;
/** Where the other end of the call lives: a host of its own, so that it is another computer to the call's page. */
export const PEER_HOST = 'other-side.example';
/** A page that nobody listed. */
export const OTHER_URL = 'https://notes.example/';
export const CALENDAR_HOST = 'calendar.example';
export const START_URL = 'https://practice.example/';

const HOSTS = [...DISTRACTING, CALL_HOST, PEER_HOST, 'notes.example', CALENDAR_HOST, 'practice.example'];

/** One loopback port that is the whole network of a browser under test: a proxy behind which only stand-ins answer. */
export interface Sites {
  readonly port: number;
  /** By it Chromium trusts the stand-ins' certificate. */
  readonly pin: string;
  readonly calendar: CalendarStandIn;
  /** Every request that a stand-in answered, as `host/path`, in order. */
  readonly asked: readonly string[];
  /** Hosts that were asked for and that have no stand-in: they were refused. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

function html(response: ServerResponse, page: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);
}

/** A page of a test's own making. */
export type OwnSite = (url: URL, response: ServerResponse, request: IncomingMessage) => void;

/** Opens the stand-ins, and beside them a test's own sites by host. */
export async function openSites(own: Readonly<Record<string, OwnSite>> = {}): Promise<Sites> {
  const hosts = [...HOSTS, ...Object.keys(own)];
  const siteOf = (host: string) => hosts.find((each) => host === each || host.endsWith(`.${each}`));
  const certificate = makeCertificate(hosts);
  const calendar = calendarStandIn();
  const asked: string[] = [];
  const refused: string[] = [];
  const open = new Set<Socket>();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    // Absolute where a plain http page is asked for through the proxy.
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const site =
      siteOf(url.hostname) ?? (url.hostname === '127.0.0.1' || url.hostname === 'localhost' ? CALENDAR_HOST : '');
    asked.push(`${url.hostname}${url.pathname}`);
    if (site === CALENDAR_HOST) calendar.answer(request, response, url);
    else if (url.pathname === '/tone.wav') {
      response.writeHead(200, { 'content-type': 'audio/wav' }).end(tone());
    } else if (url.pathname === '/favicon.ico') response.writeHead(404).end();
    else if (own[site]) own[site](url, response, request);
    else if (DISTRACTING.includes(site)) html(response, distractingPage(site, url.pathname));
    else if (site === CALL_HOST) html(response, callPage(`https://${PEER_HOST}/`));
    else if (site === PEER_HOST) html(response, peerPage());
    else if (site === 'practice.example') html(response, startPage(DISTRACTING, CALL_URL, OTHER_URL));
    else if (site) html(response, otherPage());
    else {
      refused.push(url.hostname);
      response.writeHead(502).end();
    }
  }

  const secure = createSecureServer({ key: certificate.key, cert: certificate.cert }, answer);
  const server = createServer(answer);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, socket: Socket) => {
    const host = (request.url ?? '').split(':')[0] ?? '';
    if (!siteOf(host)) {
      refused.push(host);
      socket.end('HTTP/1.1 502 No stand-in\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Here\r\n\r\n');
    secure.emit('connection', socket);
  });
  secure.on('tlsClientError', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    port: (server.address() as AddressInfo).port,
    pin: certificate.pin,
    calendar,
    asked,
    refused,
    async close() {
      for (const socket of open) socket.destroy();
      secure.close();
      await new Promise((done) => server.close(done));
    },
  };
}
