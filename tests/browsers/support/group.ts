import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

const living = new Set<ChildProcess>();
const folders = new Set<string>();

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch {
    // Already gone.
  }
}

/** Takes a process that was started `detached` (it leads a group of its own) down with us, whatever ends us. */
export function keepGroup<T extends ChildProcess>(child: T): T {
  living.add(child);
  child.once('exit', () => living.delete(child));
  return child;
}

/** Ends a process and everything it started, at once and without a chance to tidy up (a crash, seen from inside). */
export async function endGroup(child: ChildProcess): Promise<void> {
  living.delete(child);
  const gone =
    child.exitCode !== null || child.signalCode !== null ? null : new Promise((done) => child.once('exit', done));
  signal(child, 'SIGKILL');
  await gone;
}

/** A process and everything it started stands still for as long as this takes. */
export async function holdGroup(child: ChildProcess, during: () => Promise<void>): Promise<void> {
  signal(child, 'SIGSTOP');
  try {
    await during();
  } finally {
    signal(child, 'SIGCONT');
  }
}

/** A folder that goes with us. */
export function keepFolder(path: string): void {
  folders.add(path);
}

export function removeFolder(path: string): void {
  folders.delete(path);
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

process.once('exit', () => {
  for (const child of living) signal(child, 'SIGKILL');
  for (const path of folders) {
    try {
      removeFolder(path);
    } catch {
      // A browser that is still dying writes into it; the system clears its temporary folder.
    }
  }
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(name, () => {
    for (const child of living) signal(child, 'SIGKILL');
    process.exit(1);
  });
