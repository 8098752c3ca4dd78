import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../scripts/browsers.mjs';
import { keepFolder, removeFolder } from '../../browsers/support/group.ts';
import { fromRoot } from '../../browsers/support/shared.ts';
import { FAULTS, type FaultName } from './plan.ts';

/** The wall clock of one browser, which can be set. */
export interface WallClock {
  /** Into the browser's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** By how much the browser's clock is ahead of ours, ms. */
  readonly offsetMs: number;
  /** The most that it ever was. */
  readonly highestMs: number;
  set(offsetMs: number): void;
  close(): void;
}

const findCompiler = () => (process.platform === 'linux' ? findProgram(['cc', 'gcc', 'clang']) : null);

/** Without a clock that can be set, nothing sleeps for hours, either. */
export const possibleFaults = (): readonly FaultName[] =>
  FAULTS.filter((each) => findCompiler() !== null || (each !== 'clock' && each !== 'sleep'));

/** Compiles the shim and gives a clock; null where there is no C compiler, or no library can be loaded in front. */
export function openWallClock(): WallClock | null {
  const compiler = findCompiler();
  if (!compiler) return null;
  const folder = mkdtempSync(join(tmpdir(), 'undivided-clock-'));
  keepFolder(folder);
  const library = join(folder, 'clock-shim.so');
  const source = fromRoot('tests/bench/chaos/clock-shim.c');
  const compiled = spawnSync(compiler, ['-O2', '-shared', '-fPIC', '-o', library, source], { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(`The clock shim does not compile:\n${compiled.stderr}`);
  const file = join(folder, 'offset');
  const opened = openSync(file, 'w+');
  const write = (ms: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(ms));
    writeSync(opened, bytes, 0, 8, 0);
  };
  write(0);
  let offsetMs = 0;
  let highestMs = 0;
  return {
    env: { LD_PRELOAD: library, UNDIVIDED_WALL_CLOCK: file },
    get offsetMs() {
      return offsetMs;
    },
    get highestMs() {
      return highestMs;
    },
    set(ms) {
      offsetMs = ms;
      highestMs = Math.max(highestMs, ms);
      write(ms);
    },
    close() {
      closeSync(opened);
      removeFolder(folder);
    },
  };
}
