// One step of a longer run: a command with a time limit, that takes everything it started down with it.
import { spawn } from 'node:child_process';
import { ROOT, SHELL } from './packages.mjs';

/** @typedef {{ ok: boolean, output: string, why: string }} Outcome */

/** The groups of steps that are on, so that an interrupted run leaves nothing behind. @type {Set<number>} */
const running = new Set();

/** @param {number} pid @param {NodeJS.Signals} signal */
function killGroup(pid, signal = 'SIGKILL') {
  try {
    process.kill(SHELL ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}

/** Browsers lead groups of their own, which only whoever started them knows: a test that is killed leaves its own behind. */
const TIDY_MS = 3_000;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(name, () => {
    for (const pid of running) killGroup(pid, 'SIGTERM');
    setTimeout(() => {
      for (const pid of running) killGroup(pid);
      process.exit(1);
    }, TIDY_MS);
  });

/**
 * Runs a command of the project. `isShown`: its output goes straight to the terminal; else it is collected.
 * What hangs is asked to end first, since a browser test has browsers to take down, and killed three seconds later.
 * @param {string[]} command
 * @param {number} limitMs
 * @param {boolean} isShown
 * @param {Record<string, string>} env more for its environment
 * @returns {Promise<Outcome>}
 */
export function run(command, limitMs, isShown, env = {}) {
  return new Promise((done) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      detached: !SHELL,
      shell: SHELL,
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    });
    const pid = child.pid ?? 0;
    running.add(pid);
    let output = '';
    let why = '';
    child.stdout?.on('data', (text) => {
      output += text;
    });
    child.stderr?.on('data', (text) => {
      output += text;
    });
    const limit = setTimeout(() => {
      why = `it hung: stopped after ${Math.round(limitMs / 1_000)} s`;
      killGroup(pid, 'SIGTERM');
      setTimeout(() => killGroup(pid), TIDY_MS);
    }, limitMs);
    child.once('error', (error) => {
      why = `it did not start: ${error.message}`;
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      running.delete(pid);
      if (pid) killGroup(pid);
      if (code !== 0 && !why) why = `it ended with code ${code}`;
      done({ ok: code === 0 && !why, output, why });
    });
  });
}
