import { type ChildProcess, spawn } from 'node:child_process';
import { findProgram } from '../../../scripts/browsers.mjs';
import { endGroup, keepGroup } from './group.ts';

/**
 * A screen of our own for a browser, so that focus and idleness behave as on a desk (a headless Chromium sends no focus
 * events, a headless Firefox is always idle) and no other browser on the machine is in the way.
 */
export interface Display {
  readonly name: string;
  close(): Promise<void>;
}

const SIZE = '1360x960x24';

/** The server picks a free number itself and writes it to descriptor 3. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    server.stdio[3]?.on('data', (bytes) => {
      text += bytes;
      if (text.includes('\n')) done(text.trim());
    });
    server.once('exit', (code) => failed(new Error(`Xvfb ended at once (code ${code})`)));
    server.once('error', failed);
  });
}

/** Starts a virtual display with a window manager, or gives null where there is none (macOS, Windows). */
export async function openDisplay(): Promise<Display | null> {
  const program = findProgram(['Xvfb']);
  if (process.platform !== 'linux' || !program) return null;
  const server = keepGroup(
    spawn(program, ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    }),
  );
  const name = `:${await displayNumber(server)}`;
  const manager = findProgram(['openbox']);
  const windows =
    manager && keepGroup(spawn(manager, { detached: true, stdio: 'ignore', env: { ...process.env, DISPLAY: name } }));
  return {
    name,
    async close() {
      if (windows) await endGroup(windows);
      await endGroup(server);
    },
  };
}
