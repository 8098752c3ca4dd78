// Where the browsers are on this machine, and how to get one where that can be done without asking. Plain JavaScript
// and Node alone: it runs before any package is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const ON_PATH = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

const ELSEWHERE = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

const ADVICE = {
  chromium: 'Install Chromium, Google Chrome or Microsoft Edge (144 or newer), or name its program in CHROMIUM_PATH.',
  firefox: 'Install Firefox (140 or newer), or name its program in FIREFOX_PATH.',
};

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of these programs that is on the PATH, or null. @param {string[]} names @returns {string | null} */
export function findProgram(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (folder && isProgram(path)) return path;
    }
  return null;
}

/** The browser's program on this machine, or null. @param {BrowserName} name @returns {string | null} */
export function findBrowser(name) {
  const named = process.env[name === 'chromium' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH'];
  if (named) return isProgram(named) ? named : null;
  return findProgram(ON_PATH[name]) ?? ELSEWHERE[name].find(isProgram) ?? null;
}

/** What to say where a browser is missing. @param {BrowserName} name */
export const adviceFor = (name) => ADVICE[name];

const canInstall = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  !!findProgram(['apt-get']);

/**
 * Programs that tests talk to: the Debian packages that have them, and what is tested.
 * @typedef {'radicale' | 'janus'} ServerName
 * @type {Record<ServerName, { packages: string[], why: string }>}
 */
const SERVERS = {
  radicale: { packages: ['radicale'], why: 'CalDAV is tested against it (elsewhere it comes with pip)' },
  janus: {
    packages: ['janus', 'libjs-janus-gateway', 'libjs-webrtc-adapter'],
    why: 'calls through a media server are tested against it',
  },
};

/**
 * Sees to it that these browsers are there, and on Linux the display that their tests need. On Debian as root what is
 * missing is installed with apt, and said; anywhere else nothing is touched.
 * @param {BrowserName[]} browsers
 * @param {(line: string) => void} say
 * @param {ServerName[]} servers
 * @returns {string[]} what is still missing, a sentence each
 */
export function ensureBrowsers(browsers, say, servers = []) {
  const wanted = browsers
    .filter((name) => !findBrowser(name))
    .map((name) => (name === 'firefox' ? 'firefox-esr' : name));
  if (process.platform === 'linux')
    for (const [program, label] of [
      ['Xvfb', 'xvfb'],
      ['openbox', 'openbox'],
      ['xdotool', 'xdotool'],
    ])
      if (program && label && !findProgram([program])) wanted.push(label);
  wanted.push(...servers.filter((name) => !findProgram([name])).flatMap((name) => SERVERS[name].packages));
  if (wanted.length > 0 && canInstall()) {
    say(`Installing with apt: ${wanted.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit', timeout: 180_000 });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 420_000,
    });
  }
  const missing = browsers.filter((name) => !findBrowser(name)).map((name) => ADVICE[name]);
  if (process.platform === 'linux' && !findProgram(['Xvfb']))
    missing.push(
      'Install Xvfb and openbox (Debian: apt-get install xvfb openbox xdotool): a browser without a display reports no focus.',
    );
  for (const name of servers)
    if (!findProgram([name]))
      missing.push(
        `Install ${name} (Debian: apt-get install ${SERVERS[name].packages.join(' ')}): ${SERVERS[name].why}.`,
      );
  return missing;
}
