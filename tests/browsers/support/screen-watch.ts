import { spawn } from 'node:child_process';
import { findProgram } from '../../../scripts/browsers.mjs';
import { endGroup, keepGroup } from './group.ts';

/** A picture of the screen in which the colour was. */
export interface Found {
  /** When the picture was taken, wall ms. */
  readonly atMs: number;
  /** How much of the screen was of the colour, 0 to 1. */
  readonly share: number;
  /** Where: left, top, right, bottom, in points of the screen. */
  readonly box: readonly number[];
}

/** Looks at a virtual display itself, all the time: what no browser can leave out and no page can feign. */
export interface ScreenWatch {
  /** When each picture was taken, wall ms. */
  readonly takenAtMs: readonly number[];
  readonly found: readonly Found[];
  /** Resolves when a picture taken from now on has been looked at. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Of each square of so many points one is looked at; a page, or its smallest button, is larger. */
const EVERY = 4;
const WIDTH = 1360 / EVERY;
const HEIGHT = 960 / EVERY;
/** A point is three bytes. */
const PICTURE = WIDTH * HEIGHT * 3;
const PER_SECOND = 60;
/** Some points within a small icon of the browser's own are red too; so much of the screen is a square of 26 points. */
const LEAST_SHARE = 0.0005;

/** Plain red, as the pages of these tests are and nothing of a browser's own is. */
const isRed = (red: number, green: number, blue: number) => red > 200 && green < 60 && blue < 60;

function lookAt(picture: Buffer): Pick<Found, 'share' | 'box'> {
  let red = 0;
  const box = [WIDTH, HEIGHT, 0, 0];
  for (let point = 0; point < WIDTH * HEIGHT; point += 1) {
    if (!isRed(picture[point * 3] ?? 0, picture[point * 3 + 1] ?? 0, picture[point * 3 + 2] ?? 0)) continue;
    red += 1;
    const at = [point % WIDTH, Math.floor(point / WIDTH)];
    for (const n of [0, 1]) {
      box[n] = Math.min(box[n] ?? 0, at[n] ?? 0);
      box[n + 2] = Math.max(box[n + 2] ?? 0, at[n] ?? 0);
    }
  }
  return { share: red / (WIDTH * HEIGHT), box: box.map((each) => each * EVERY) };
}

/**
 * Starts to look for red on a display of `openDisplay`. Null where there is none, or no program that takes the pictures
 * (`ffmpeg`, Debian's package of that name).
 */
export async function watchScreen(display: string | null): Promise<ScreenWatch | null> {
  const program = findProgram(['ffmpeg']);
  if (display === null || !program) return null;
  const input = ['-f', 'x11grab', '-draw_mouse', '0', '-framerate', `${PER_SECOND}`, '-video_size', '1360x960'];
  // `showinfo` says of each picture when it was taken; where the machine is too slow for all, some are not taken.
  const filter = `scale=${WIDTH}:${HEIGHT}:flags=neighbor,showinfo=checksum=0`;
  const output = [
    '-vf',
    filter,
    '-pix_fmt',
    'rgb24',
    '-fps_mode',
    'passthrough',
    '-enc_time_base',
    '1:1000000',
    '-f',
    'rawvideo',
    'pipe:1',
  ];
  const child = keepGroup(
    spawn(program, ['-nostdin', '-hide_banner', '-nostats', '-copyts', ...input, '-i', display, ...output], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const takenAtMs: number[] = [];
  const found: Found[] = [];
  const looks: Pick<Found, 'share' | 'box'>[] = [];
  let told = 0;
  /** The two come by pipes of their own: a picture is known when both have said theirs. */
  const match = () => {
    while (told < Math.min(looks.length, takenAtMs.length)) {
      const look = looks[told];
      if (look && look.share >= LEAST_SHARE) found.push({ atMs: takenAtMs[told] ?? 0, ...look });
      told += 1;
    }
  };
  let words = '';
  child.stderr?.on('data', (more) => {
    const lines = `${words}${more}`.split('\n');
    words = lines.pop() ?? '';
    for (const line of lines) {
      const at = / pts: *(\d+)/.exec(line);
      if (at) takenAtMs.push(Number(at[1]) / 1_000);
    }
    match();
  });
  const picture = Buffer.alloc(PICTURE);
  let filled = 0;
  child.stdout?.on('data', (more: Buffer) => {
    for (let at = 0; at < more.length; ) {
      const took = more.copy(picture, filled, at, at + PICTURE - filled);
      filled += took;
      at += took;
      if (filled < PICTURE) continue;
      filled = 0;
      looks.push(lookAt(picture));
    }
    match();
  });
  const watch: ScreenWatch = {
    takenAtMs,
    found,
    async caughtUp() {
      const fromMs = Date.now();
      while ((takenAtMs[told - 1] ?? 0) < fromMs) {
        if (child.exitCode !== null) throw new Error(`ffmpeg ended: ${words}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    close: () => endGroup(child),
  };
  await watch.caughtUp();
  return watch;
}
