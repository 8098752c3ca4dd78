import { browser } from '../browser.ts';

interface Context {
  readonly windowId?: number;
}

/*
 * While our popup is open Chromium (156, seen on X11) says that no window has the focus; the user still looks at the
 * window under it. Firefox keeps the focus with that window. To go when Chromium does so too.
 * https://developer.chrome.com/docs/extensions/reference/api/runtime#method-getContexts tells whether it is open.
 */
export async function windowUnderPopup(): Promise<number | null> {
  const runtime = browser.runtime as typeof browser.runtime & {
    getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly Context[]>;
  };
  const [popup] = (await runtime.getContexts?.({ contextTypes: ['POPUP'] }).catch(() => [])) ?? [];
  if (popup === undefined) return null;
  if (popup.windowId !== undefined && popup.windowId >= 0) return popup.windowId;
  return (await browser.windows.getLastFocused()).id ?? null;
}
