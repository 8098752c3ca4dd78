import type { Extension } from '../extension.ts';
import type { Bequest } from '../last-will.ts';

/** The element that has the focus, also inside shadow roots. */
export function focusedElement(shadowRootOf: Extension['shadowRootOf']): Element | null {
  let focused = document.activeElement;
  for (let root = focused && shadowRootOf(focused); root?.activeElement; root = shadowRootOf(focused)) {
    focused = root.activeElement;
  }
  return focused;
}

export interface FocusBefore {
  /** Gives back what had the focus and what was selected, without scrolling. */
  giveBack(): void;
  /** What gives the focus back without us. */
  bequests(): readonly Bequest[];
}

export function rememberFocus(shadowRootOf: Extension['shadowRootOf']): FocusBefore {
  const focused = focusedElement(shadowRootOf);
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  const field = () =>
    focused instanceof HTMLElement && focused !== document.body && focused.isConnected ? focused : null;
  const giveBack = () => {
    field()?.focus({ preventScroll: true });
    if (!selection || !anchorNode?.isConnected || !focusNode?.isConnected) return;
    if (selection.anchorNode === anchorNode && selection.focusNode === focusNode) return;
    try {
      selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
    } catch {
      // The page has shortened the text since.
    }
  };
  return {
    giveBack,
    bequests() {
      const gets = field();
      return gets ? [[gets, 'focus']] : [];
    },
  };
}
