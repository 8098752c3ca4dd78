import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, keepFolder, keepGroup, removeFolder } from './group.ts';
import { freePort } from './port.ts';
import { eventually } from './shared.ts';

/** A real media server (Janus, Debian package `janus`) on loopback, with its video rooms and nothing else. */
export interface Janus {
  /** Answers what a page asks of it: its own API at `/janus`, and its client at `/janus.js` and `/adapter.js`. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): void;
  /** Its process stands still, as if its machine had lost the network; and goes on. */
  halt(): void;
  goOn(): void;
  close(): Promise<void>;
}

const CLIENT: Readonly<Record<string, string>> = {
  '/janus.js': '/usr/share/javascript/janus-gateway/janus.js',
  '/adapter.js': '/usr/share/javascript/webrtc-adapter/adapter.js',
};
const MISSING =
  'Janus is not here, and calls through a media server are tested against it: install it (Debian: apt-get install janus libjs-janus-gateway libjs-webrtc-adapter)';

/** Where Debian puts its modules: `/usr/lib/<machine>/janus`. */
function modules(): string {
  const machines = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const found = machines
    .map((machine) => join('/usr/lib', machine, 'janus'))
    .find((folder) => existsSync(join(folder, 'plugins')));
  if (!found || !Object.values(CLIENT).every((file) => existsSync(file))) throw new Error(MISSING);
  return found;
}

/**
 * Settings of our own (whoever is silent for 12 s is gone, and not for a minute), and of its modules only those that are used: some of the others crash at
 * times as they load.
 */
function furnish(folder: string, port: number): void {
  const from = modules();
  for (const [kind, module] of [
    ['plugins', 'libjanus_videoroom.so'],
    ['transports', 'libjanus_http.so'],
  ] as const) {
    mkdirSync(join(folder, kind));
    symlinkSync(join(from, kind, module), join(folder, kind, module));
  }
  for (const none of ['events', 'loggers']) mkdirSync(join(folder, none));
  const folders = ['plugins', 'transports', 'events', 'loggers'].map(
    (each) => `${each}_folder = "${join(folder, each)}"`,
  );
  writeFileSync(
    join(folder, 'janus.jcfg'),
    `general: {\n configs_folder = "${folder}"\n ${folders.join('\n ')}\n debug_level = 3\n debug_colors = false\n session_timeout = 12\n}\nnat: {\n ice_enforce_list = "lo"\n}\n`,
  );
  writeFileSync(
    join(folder, 'janus.transport.http.jcfg'),
    `general: {\n base_path = "/janus"\n http = true\n port = ${port}\n ip = "127.0.0.1"\n https = false\n}\nadmin: {\n admin_http = false\n}\n`,
  );
  writeFileSync(join(folder, 'janus.plugin.videoroom.jcfg'), 'general: {\n}\n');
}

export async function openJanus(): Promise<Janus> {
  const folder = mkdtempSync(join(tmpdir(), 'undivided-janus-'));
  keepFolder(folder);
  const port = await freePort();
  try {
    furnish(folder, port);
  } catch (problem) {
    removeFolder(folder);
    throw problem;
  }
  let log = '';
  let failure = '';
  const child = keepGroup(
    spawn('janus', ['-C', join(folder, 'janus.jcfg'), '-F', folder], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  child.once('error', ({ message }) => {
    failure = `${MISSING} (${message})`;
  });
  child.once('exit', (code, signal) => {
    failure ||= `Janus ended (${code ?? signal})`;
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      log += text;
    });
  const close = async () => {
    await endGroup(child);
    removeFolder(folder);
  };
  await eventually(
    'Janus answers',
    async () => failure !== '' || (await fetch(`http://127.0.0.1:${port}/janus/info`)).ok,
    20_000,
  ).catch((problem: unknown) => {
    failure ||= String(problem);
  });
  if (failure) {
    await close();
    throw new Error(`${failure}\n${log}`);
  }
  return {
    answer(request, response, url) {
      const file = CLIENT[url.pathname];
      if (file) {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
        return;
      }
      const { method, headers } = request;
      const onward = ask(
        { port, host: '127.0.0.1', path: `${url.pathname}${url.search}`, method, headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    },
    halt: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    close,
  };
}
