import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, type Page, launch as start } from 'puppeteer-core';
import { adviceFor, findBrowser } from '../../../scripts/browsers.mjs';
import { readPierced } from './chromium-shadow.ts';
import { openDisplay } from './display.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { foreignInChromium } from './foreign.ts';
import { endGroup, holdGroup, keepGroup } from './group.ts';
import { permanentChromium } from './permanent.ts';
import { type Beginning, profileFor } from './profile.ts';
import { fromRoot, inFront, openIn, PRODUCT, STARTS_WITHIN_MS } from './shared.ts';

const ARGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble',
  '--lang=en-US',
  '--window-size=1280,900',
  // A call without a camera, and its two ends on one machine.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  // As root there is no sandbox to be had; as anybody else it stays on.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Puppeteer switches extensions off and shows a banner; both would be in the way. */
const NOT_THESE = ['--disable-extensions', '--enable-automation'];

/** In a profile with grants: the extension's id, which depends on where it lies. */
const ID_FILE = 'undivided-id';

interface ExtensionInfo {
  readonly id: string;
  readonly name: string;
}
/** The part of `chrome.developerPrivate` that is called here, inside chrome://extensions. */
declare const chrome: {
  developerPrivate: {
    getExtensionsInfo(): Promise<ExtensionInfo[]>;
    updateProfileConfiguration(to: { inDeveloperMode: boolean }): Promise<void>;
    addHostPermission(id: string, pattern: string): Promise<void>;
  };
  management: { setEnabled(id: string, isEnabled: boolean): Promise<void> };
  permissions: { request(wanted: { origins: readonly string[] }): Promise<boolean> };
};

/** Runs something in chrome://extensions, in a tab that is there no longer than that. */
async function inExtensions<T>(browser: Browser, what: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.goto('chrome://extensions');
    return await what(page);
  } finally {
    await page.close();
  }
}

const endpoint = (browser: Browser): Promise<CDPSession> => browser.target().createCDPSession();

export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(adviceFor('chromium'));
  const extensionDir = options.extensionDir ?? fromRoot('dist/chrome');
  const display = options.screen === 'users' ? null : await openDisplay();

  const packed = options.isPermanent ? await permanentChromium(extensionDir, executablePath) : null;
  if (options.isPermanent && !packed) throw new Error('To install for good needs Linux, and root');

  const begin = async (userDataDir: string, isAgain = false) => {
    const started = await start({
      browser: 'chrome',
      executablePath: packed?.program ?? executablePath,
      headless: !display && options.screen !== 'users',
      userDataDir,
      defaultViewport: null,
      env: {
        ...process.env,
        LANGUAGE: 'en_US',
        ...(options.zone && { TZ: options.zone }),
        ...options.env,
        ...(display && { DISPLAY: display.name }),
      },
      ignoreDefaultArgs: [
        ...NOT_THESE,
        // What is installed comes from a server.
        ...(packed ? ['--disable-background-networking'] : []),
        ...(options.restores && isAgain ? ['about:blank'] : []),
      ],
      waitForInitialPage: !(options.restores && isAgain),
      timeout: STARTS_WITHIN_MS,
      args: [
        ...ARGS,
        ...(packed ? [] : [`--load-extension=${extensionDir}`]),
        ...(options.restores && isAgain ? ['--restore-last-session'] : []),
        `--proxy-server=http://127.0.0.1:${options.sites.port}`,
        `--ignore-certificate-errors-spki-list=${options.sites.pin}`,
      ],
      // An attached debugger keeps the worker alive for ever: stay off it.
      targetFilter: (target) => target.type() !== 'service_worker',
    });
    const child = started.process();
    if (child) keepGroup(child);
    return started;
  };
  let browser: Browser;
  let id = '';
  const find = async () => {
    const extensions = await inExtensions(browser, (page) =>
      page.evaluate(() => chrome.developerPrivate.getExtensionsInfo()),
    );
    return extensions.find((each) => each.name === PRODUCT)?.id;
  };
  const readId = async () => {
    // To look at chrome://extensions before it is installed keeps Chromium from installing it.
    if (packed)
      await browser.waitForTarget((each) => each.url().endsWith('/welcome.html'), { timeout: STARTS_WITHIN_MS });
    id = packed?.id ?? (await find()) ?? '';
    if (!id) throw new Error(`Chromium did not load the extension in ${extensionDir}`);
  };

  const driver: Driver = {
    name: 'chromium',
    get version() {
      return version;
    },
    display: display?.name ?? null,
    extensionUrl: (path) => `chrome-extension://${id}/${path}`,
    open: (url) => openIn(browser, url),
    openExtensionPage: (path) => openIn(browser, driver.extensionUrl(path)),
    pages: () => browser.pages(),
    activate: (page) => page.bringToFront(),
    isInFront: inFront,
    async allowRequests() {
      await inExtensions(browser, async (page) => {
        for (const pattern of ['*://*/*', 'https://*/*', 'http://*/*'])
          await page.evaluate((...of) => chrome.developerPrivate.addHostPermission(...of), id, pattern);
      });
    },
    async grant(origins) {
      await driver.allowRequests();
      const page = await driver.openExtensionPage('entrypoints/popup.html');
      const session = await page.createCDPSession();
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `chrome.permissions.request(${JSON.stringify({ origins })})`,
        awaitPromise: true,
        userGesture: true,
      });
      await page.close();
      if (result.value !== true)
        throw new Error(
          `Chromium did not grant ${origins.join(', ')}: ${exceptionDetails?.exception?.description ?? 'denied'}`,
        );
    },
    shadow: readPierced,
    foreign: (page) => foreignInChromium(page, driver.extensionUrl('')),
    async allowReload() {
      await inExtensions(browser, (page) =>
        page.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })),
      );
    },
    setEnabled: (isEnabled) =>
      inExtensions(browser, (page) => page.evaluate((...of) => chrome.management.setEnabled(...of), id, isEnabled)),
    // Chromium plays to nobody where there are no loudspeakers.
    // Nobody is told of it in Chromium.
    capture: async () => {},
    hear: async () => {},
    async killWorker() {
      const session = await endpoint(browser);
      const { targetInfos } = await session.send('Target.getTargets');
      for (const { type, url, targetId } of targetInfos)
        if (type === 'service_worker' && url.includes(id)) await session.send('Target.closeTarget', { targetId });
      await session.detach();
    },
    async killPage(page) {
      const session = await page.createCDPSession();
      // It is not answered: who would is gone.
      session.send('Page.crash').catch(() => {});
      await new Promise((done) => page.once('error', done));
    },
    pid: () => browser.process()?.pid ?? null,
    async hold(during) {
      const child = browser.process();
      if (child) await holdGroup(child, during);
    },
    async crash() {
      const child = browser.process();
      if (child) await endGroup(child);
    },
    async relaunch() {
      browser = await begin(profile.path, true);
    },
    async closed() {
      const child = browser.process();
      if (child && child.exitCode === null) await new Promise((done) => child.once('exit', done));
    },
    async close() {
      await driver.crash();
      await display?.close();
      packed?.close();
      profile.remove();
    },
  };

  const { grants = [] } = options;
  const granted: Beginning = {
    of: [extensionDir, grants, packed?.id],
    isNeeded: true,
    async begin(path) {
      browser = await begin(path);
      await readId();
      await driver.grant(grants);
      // Chromium writes grants down late; a tidy end makes them last, as they would after some seconds.
      await browser.close();
      writeFileSync(join(path, ID_FILE), id);
    },
  };
  const profile = await profileFor(options, 'chromium', grants.length > 0 ? granted : null);
  browser = await begin(profile.path);
  const version = await browser.version();
  // chrome://extensions costs half as much as a launch.
  if (grants.length > 0) id = readFileSync(join(profile.path, ID_FILE), 'utf8');
  else await readId();
  return driver;
}
