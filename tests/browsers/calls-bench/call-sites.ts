import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import { calendarStandIn } from '../support/calendar-stand-in.ts';
import { makeCertificate } from '../support/certificate.ts';
import type { Janus } from '../support/janus.ts';
import { peerPage } from '../support/pages.ts';
import type { Sites } from '../support/sites.ts';
import { roomPage } from './room-page.ts';
import { framingPage, truthPage } from './truth-page.ts';

/** A known service's host: the extension may see it. */
export const CALL_SITE = 'https://meet.jit.si';
/** The other side of each call: a host that the extension may not see. */
export const OTHER_SIDE = 'https://other-side.example';
export const GRANTED = [`${CALL_SITE}/*`];
/** A room at which everything that a call does can be done one by one. */
export const TRUTH = `${CALL_SITE}/Truth`;
export const EASYRTC_PATH = '/demos/demo_audio_video.html';

interface EasyRtc {
  setOption(name: string, value: unknown): void;
  listen(app: { get(): void }, io: Server, options: null, done: (error: Error | null) => void): void;
}

const require = createRequire(import.meta.url);
const EASYRTC = dirname(require.resolve('open-easyrtc/package.json'));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * A loopback network like the stand-ins', with a page of truth and an open-source conferencing client on it; and with
 * the rooms of a media server (`/Room-1`), if one is given.
 */
export async function openCallSites(janus?: Janus): Promise<Sites> {
  const hosts = [CALL_SITE, OTHER_SIDE].map((site) => new URL(site).hostname);
  const certificate = makeCertificate(hosts);
  const open = new Set<Socket>();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const html = (text: string) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    if (janus && /^\/(janus|adapter)\b/.test(url.pathname)) janus.answer(request, response, url);
    else if (janus && url.pathname.startsWith('/Room-')) html(roomPage());
    else if (url.pathname === '/peer') html(peerPage());
    else if (url.pathname.endsWith('/framing')) html(framingPage(TRUTH));
    else if (url.pathname.startsWith('/demos/')) serve(join(EASYRTC, 'demos'), url.pathname.slice(7), response);
    else if (url.pathname.startsWith('/easyrtc/')) serve(join(EASYRTC, 'api'), url.pathname.slice(9), response);
    else html(truthPage(`${OTHER_SIDE}/peer`));
  }

  const secure = createSecureServer({ key: certificate.key, cert: certificate.cert }, answer);
  const io = new Server(secure);
  await listen(io);

  // A proxy of one port is the browser's whole network: it cannot leave the machine.
  const proxy = createServer((_, response) => response.writeHead(404).end());
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  });
  proxy.on('connect', (request, socket: Socket) => {
    if (!hosts.includes((request.url ?? '').split(':')[0] ?? '')) {
      socket.end('HTTP/1.1 502 Not here\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Here\r\n\r\n');
    secure.emit('connection', socket);
  });
  secure.on('tlsClientError', () => {});
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));

  return {
    port: (proxy.address() as AddressInfo).port,
    pin: certificate.pin,
    calendar: calendarStandIn(),
    asked: [],
    refused: [],
    async close() {
      await io.close();
      for (const socket of open) socket.destroy();
      await new Promise((done) => proxy.close(done));
    },
  };
}

/** Starts open-easyrtc's signalling. It asks for an express app to serve its own files, which are served here. */
function listen(io: Server): Promise<void> {
  const easyrtc = require('open-easyrtc') as EasyRtc;
  easyrtc.setOption('demosEnable', false);
  easyrtc.setOption('apiEnable', false);
  easyrtc.setOption('appIceServers', []);
  easyrtc.setOption('logLevel', 'none');
  return new Promise((done, failed) => {
    easyrtc.listen({ get: () => {} }, io, null, (error) => (error ? failed(error) : done()));
  });
}

function serve(folder: string, path: string, response: ServerResponse): void {
  const file = join(folder, normalize(`/${path}`));
  if (!existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
