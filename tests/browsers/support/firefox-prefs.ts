/** The settings of a Firefox that is driven: its extension's address pinned, its traffic through the stand-ins. */
export function prefsFor(id: string, uuid: string, proxyPort: number): Record<string, string | number | boolean> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    // What a temporary add-on stored outlives the browser, as it does for an installed one.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': false,
    // The driver's own recommendations hide focus changes from extensions.
    'remote.prefs.recommended': false,
    'focusmanager.testmode': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.stricttransportsecurity.preloadlist': false,
    'security.cert_pinning.enforcement_level': 0,
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'media.autoplay.default': 0,
    'media.peerconnection.ice.loopback': true,
    'media.peerconnection.ice.obfuscate_host_addresses': false,
    'media.getusermedia.insecure.enabled': true,
    'intl.locale.requested': 'en-US',
    'intl.accept_languages': 'en-US',
    // A crash that was meant is no reason to ask, to restore or to start in safe mode.
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    'browser.tabs.warnOnClose': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'app.normandy.enabled': false,
    'termsofuse.bypassNotification': true,
  };
}

/** Of one that opens again what was open, and has written down every second what that is. */
export const RESTORING = {
  'browser.startup.page': 3,
  'browser.sessionstore.resume_from_crash': true,
  'browser.sessionstore.max_resumed_crashes': -1,
  'browser.sessionstore.interval': 1_000,
};
