import { browser } from '../browser.ts';

/*
 * Scripts inside web pages can read `storage.local` unless the browser is told otherwise; calendar addresses and
 * people's names are in it. Chromium can be told; Firefox can so far only for `storage.session`
 * (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/StorageArea/setAccessLevel): there our
 * in-page scripts simply never ask for it. To go when both can.
 */
export function keepStorageFromPages(): void {
  const local = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?(to: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
}
