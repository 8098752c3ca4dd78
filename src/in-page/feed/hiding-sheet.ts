import type { FeedPlace, FeedRules } from '../../core/sites/feeds.ts';
import { lastWill } from '../last-will.ts';

/** What is hidden at a moment. */
export interface Hidden {
  /** Feeds by their place; the element stays and its children go, so that the note knows where it was. */
  readonly places: readonly FeedPlace[];
  readonly besides: FeedRules['besides'];
  /** The whole page, for the moment in which nobody knows yet whether it is built as we know it. */
  readonly isAll: boolean;
}

/** A rule for each selector: one that a browser does not know takes no other with it. */
export function hidingCss({ places, besides, isAll }: Hidden): string {
  const gone = (selector: string) => `${selector}{display:none!important}`;
  const feeds = places.flatMap(({ feed }) =>
    feed.flatMap((each) => [gone(`${each}>*`), `${each}{display:block!important;min-height:340px!important}`]),
  );
  return [...feeds, ...besides.map(gone), ...(isAll ? [':root>body{visibility:hidden!important}'] : [])].join('\n');
}

export interface HidingSheet {
  /** Puts the style in force before the next paint; where it is already, nothing happens. */
  hide(css: string): void;
}

/**
 * One style sheet of the document. A constructed one leaves the page's tree alone; a browser that refuses such sheets
 * to content scripts (Firefox) gets a `<style>`, which it lets past the page's content security policy.
 */
export function hidingSheet(signal: AbortSignal): HidingSheet {
  let current = '';
  let put = (css: string) => adopt(css);
  let takeOff = () => {};

  const adopt = (css: string) => {
    try {
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      takeOff = () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      };
      put = (next) => {
        if (next !== current) sheet.replaceSync(next);
        // The page may have set a list of its own.
        if (!document.adoptedStyleSheets.includes(sheet))
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      };
      sheet.replaceSync(css);
    } catch {
      write(css);
    }
  };
  const write = (css: string) => {
    const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
    takeOff = () => style.remove();
    put = (next) => {
      if (next !== current) style.textContent = next;
      const root = document.documentElement as Element | null;
      if (root && style.parentNode !== root) root.append(style);
    };
    style.textContent = css;
    lastWill(signal, () => [[style, 'remove']]);
    put(current);
  };

  signal.addEventListener('abort', () => takeOff());
  return {
    hide(css) {
      put(css);
      current = css;
    },
  };
}

/** Takes away what an earlier life of the extension had to leave behind: Firefox ends scripts without a word. */
export function clearStyles(): void {
  for (const each of document.querySelectorAll(':root > style')) {
    if (each.textContent?.includes(';min-height:340px!important}')) each.remove();
  }
}
