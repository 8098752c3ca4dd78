import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { zip } from '../../../scripts/zip.mjs';
import { keepFolder, removeFolder } from './group.ts';

/**
 * The extension as users have it, installed once and there before the first page, not loaded from a folder at each
 * start: what loaded at start finds its scripts gone. For a restart of the browser in mid-meeting.
 */
export interface Permanent {
  /** What to start in the browser's place. */
  readonly program: string;
  readonly id: string;
  close(): void;
}

const CHROMIUM_POLICIES = '/etc/chromium';

/**
 * Chromium installs a package from a server by policy, as from its store. The policy is to be seen by this one browser
 * alone: it is mounted in a namespace of its own, for which one has to be root on Linux. Null where that cannot be.
 */
export async function permanentChromium(extensionDir: string, browser: string): Promise<Permanent | null> {
  if (process.getuid?.() !== 0 || spawnSync('unshare', ['-m', 'true']).status !== 0) return null;
  const home = mkdtempSync(join(tmpdir(), 'undivided-packed-'));
  keepFolder(home);
  cpSync(extensionDir, join(home, 'extension'), { recursive: true });
  spawnSync(
    browser,
    ['--no-sandbox', `--pack-extension=${join(home, 'extension')}`, `--user-data-dir=${join(home, 'profile')}`],
    {
      stdio: 'ignore',
    },
  );
  const key = createPublicKey(readFileSync(join(home, 'extension.pem'))).export({ type: 'spki', format: 'der' });
  // The id is the beginning of the key's digest, in the letters from a to p.
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = [...digest].map((each) => 'abcdefghijklmnop'[Number.parseInt(each, 16)]).join('');
  const { version } = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const server = createServer((request, response) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (request.url?.startsWith('/u.xml'))
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}"><updatecheck codebase="${base}/e.crx" version="${version}"/></app></gupdate>`,
        );
    else
      response
        .writeHead(200, { 'content-type': 'application/x-chrome-extension' })
        .end(readFileSync(join(home, 'extension.crx')));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const managed = join(home, 'etc', 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const update = `http://127.0.0.1:${(server.address() as AddressInfo).port}/u.xml`;
  const policy = {
    DeveloperToolsAvailability: 1,
    ExtensionSettings: { [id]: { installation_mode: 'normal_installed', update_url: update } },
  };
  writeFileSync(join(managed, 'one.json'), JSON.stringify(policy));
  const program = join(home, 'browser');
  const mount = `mount --bind '${join(home, 'etc')}' ${CHROMIUM_POLICIES}`;
  writeFileSync(program, `#!/bin/sh\nexec unshare -m sh -c "${mount} && exec '${browser}' \\"\\$@\\"" sh "$@"\n`);
  chmodSync(program, 0o755);
  return {
    program,
    id,
    close() {
      server.close();
      removeFolder(home);
    },
  };
}

/** Firefox takes up what lies in a profile's folder; its ESR does so without a signature where a pref says so. */
export function permanentFirefox(extensionDir: string, profile: string, id: string): void {
  const to = join(profile, 'extensions');
  if (existsSync(join(to, `${id}.xpi`))) return;
  mkdirSync(to, { recursive: true });
  const files = readdirSync(extensionDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = `${entry.parentPath}${sep}${entry.name}`;
      return { name: path.slice(extensionDir.length + 1).replaceAll(sep, '/'), bytes: readFileSync(path) };
    });
  writeFileSync(join(to, `${id}.xpi`), zip(files));
}

export const PERMANENT_FIREFOX_PREFS = {
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'extensions.startupScanScopes': 15,
};
