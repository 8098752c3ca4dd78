import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch as start } from 'puppeteer-core';
import { adviceFor, findBrowser } from '../../../scripts/browsers.mjs';
import { bidiOf } from './bidi.ts';
import { openDisplay } from './display.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { prefsFor, RESTORING } from './firefox-prefs.ts';
import { readComposed } from './firefox-shadow.ts';
import { type Foreign, foreignScript } from './foreign.ts';
import { endGroup, holdGroup, keepGroup } from './group.ts';
import { PERMANENT_FIREFOX_PREFS, permanentFirefox } from './permanent.ts';
import { profileFor } from './profile.ts';
import { eventually, fromRoot, inFront, openIn, STARTS_WITHIN_MS } from './shared.ts';

/** The add-on's id in the manifest, and the address that a pref gives it (it is random otherwise). */
const ID = 'undivided@extension';
const UUID = '6f1f4bd5-6a55-4d3b-9a53-2f3f0b0c1d2e';

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error(adviceFor('firefox'));
  const extensionDir = options.extensionDir ?? fromRoot('dist/firefox');
  const display = options.screen === 'users' ? null : await openDisplay();

  const begin = async (userDataDir: string, isWithExtension = true) => {
    const started = await start({
      browser: 'firefox',
      executablePath,
      headless: !display && options.screen !== 'users',
      userDataDir,
      defaultViewport: null,
      acceptInsecureCerts: true,
      ignoreDefaultArgs: options.restores ? ['about:blank'] : false,
      waitForInitialPage: !options.restores,
      timeout: STARTS_WITHIN_MS,
      env: {
        ...process.env,
        LANGUAGE: 'en_US',
        ...(options.zone && { TZ: options.zone }),
        ...options.env,
        ...(display && { DISPLAY: display.name }),
      },
      args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
      extraPrefsFirefox: {
        ...prefsFor(ID, UUID, options.sites.port),
        ...(options.isPermanent && PERMANENT_FIREFOX_PREFS),
        ...(options.restores && RESTORING),
      },
    });
    const child = started.process();
    if (child) keepGroup(child);
    if (isWithExtension && !options.isPermanent) await started.installExtension(extensionDir);
    return started;
  };
  // A profile that is new to Firefox costs it twice as much time as one that is not.
  const profile = await profileFor(options, 'firefox', {
    of: [],
    isNeeded: false,
    async begin(path) {
      const first = await begin(path, false);
      await first.close();
    },
  });
  if (options.isPermanent) permanentFirefox(extensionDir, profile.path, ID);
  let browser = await begin(profile.path);
  // Else Puppeteer would put the preferences of that first time back when this one ends.
  if (!options.profileDir) rmSync(join(profile.path, 'prefs.js.puppeteer'), { force: true });
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(ID)}).extension`;

  const driver: Driver = {
    name: 'firefox',
    version: await browser.version(),
    display: display?.name ?? null,
    extensionUrl: (path) => `moz-extension://${UUID}/${path}`,
    open: (url) => openIn(browser, url),
    async openExtensionPage(path) {
      const page = await browser.newPage();
      // Firefox reports no load event of these pages.
      await page.goto(driver.extensionUrl(path), { waitUntil: [] });
      await page.waitForFunction(
        (url) => location.href === url && document.readyState === 'complete',
        {},
        driver.extensionUrl(path),
      );
      return page;
    },
    pages: () => browser.pages(),
    activate: (page) => page.bringToFront(),
    isInFront: inFront,
    // A pref answers every request with yes.
    allowRequests: async () => {},
    grant: (origins) =>
      bidiOf(browser).asBrowser(`async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add('${ID}', ${JSON.stringify({ permissions: [], origins })}, ${extension});
      }`),
    shadow: (page) => readComposed(bidiOf(browser), page),
    foreign: (page) =>
      bidiOf(browser).asBrowser<Foreign>(`async () => {
        const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(page.url())});
        const script = (${foreignScript.toString()})(tab.linkedBrowser.browsingContext.id, '${ID}');
        const found = await new Promise((done) => {
          Services.ppmm.addMessageListener('undivided:foreign', function heard({ data }) {
            Services.ppmm.removeMessageListener('undivided:foreign', heard);
            done(data);
          });
          Services.ppmm.loadProcessScript('data:application/javascript,' + encodeURIComponent('{' + script + '}'), false);
        });
        return JSON.stringify(found);
      }`),
    allowReload: async () => {},
    setEnabled: (isEnabled) =>
      bidiOf(browser).asBrowser(`async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID('${ID}')).${isEnabled ? 'enable' : 'disable'}();
      }`),
    // Firefox plays nothing where there are no loudspeakers: its tab is told what a player would have told it.
    hear: (page) =>
      bidiOf(browser).asBrowser(`() => {
        const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(page.url())});
        tab.linkedBrowser.audioPlaybackStarted();
      }`),
    capture: (page, what) =>
      bidiOf(browser).asBrowser(`() => {
        const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(page.url())});
        gBrowser.updateBrowserSharing(tab.linkedBrowser, {
          webRTC: { microphone: ${what === 'microphone'}, screen: ${what === 'screen' ? "'Screen'" : 'null'}, sharing: ${JSON.stringify(what)} },
        });
      }`),
    killWorker: () => bidiOf(browser).asBrowser(`() => ${extension}.terminateBackground()`),
    killPage: (page) =>
      bidiOf(browser).asBrowser(`() => {
        const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(page.url())});
        const { osPid } = tab.linkedBrowser.browsingContext.currentWindowGlobal;
        Cc['@mozilla.org/processtools-service;1'].getService(Ci.nsIProcessToolsService).kill(osPid);
      }`),
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
      // When its browser ends, Puppeteer puts the profile's preferences back: not while the next one reads them.
      await eventually('the last run is tidied up', async () => !existsSync(join(profile.path, 'user.js.puppeteer')));
      browser = await begin(profile.path);
    },
    async closed() {
      const child = browser.process();
      if (child && child.exitCode === null) await new Promise((done) => child.once('exit', done));
    },
    async close() {
      await driver.crash();
      await display?.close();
      profile.remove();
    },
  };
  if (options.grants?.length) await driver.grant(options.grants);
  return driver;
}
