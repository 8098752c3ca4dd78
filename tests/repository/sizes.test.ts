import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT } from './files.ts';

function under(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? under(path) : [path];
  });
}

/** A script and everything that it imports, compressed, in kB. */
function weightKb(dist: string, html: string): number {
  const seen = new Set<string>();
  const take = (path: string): number => {
    if (seen.has(path)) return 0;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    const next = [...text.matchAll(/(?:from|import)\s*\(?["'](\.[^"']+\.js)["']|src="\/?([^"]+\.js)"/g)].map((found) =>
      found[1] ? join(path, '..', found[1]) : join(dist, found[2] ?? ''),
    );
    return gzipSync(text).length / 1_000 + next.map(take).reduce((sum, each) => sum + each, 0);
  };
  return take(join(dist, html));
}

// Round figures above what the thing weighed when they were set: room to work, none to let go.
describe.each(['chrome', 'firefox'])('the weight of the extension in %s (kB, compressed)', (browser) => {
  const dist = `${ROOT}dist/${browser}`;
  it.each([
    ['entrypoints/veil.js', 12],
    ['entrypoints/soft-veil.js', 8],
    ['entrypoints/feed-veil.js', 13],
    ['entrypoints/page-hush.js', 5],
    ['entrypoints/frame-hush.js', 4],
    ['entrypoints/page-hush-hold.js', 3],
    ['entrypoints/pill.js', 6],
    ['service-worker-loader.js', 94],
    ['entrypoints/popup.html', 40],
    ['entrypoints/report.html', 45],
    ['entrypoints/settings.html', 60],
    ['entrypoints/welcome.html', 40],
    ['entrypoints/closed.html', 40],
  ])('%s stays below %d', (entry, limitKb) => {
    const kb = weightKb(dist, entry);
    console.log(`${browser} ${entry}: ${kb.toFixed(1)} of ${limitKb} kB`);
    expect(kb).toBeLessThan(limitKb);
  });

  it('is below 400 in all', () => {
    const kb = under(dist).reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1_000;
    console.log(`${browser}: ${kb.toFixed(1)} of 400 kB in all`);
    expect(kb).toBeLessThan(400);
  });
});
