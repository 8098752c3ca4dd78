import type { Extension } from '../extension.ts';

/** The element that has the focus, also inside shadow roots. */
export function focusedElement(shadowRootOf: Extension['shadowRootOf']): Element | null {
  let focused = document.activeElement;
  for (let root = focused && shadowRootOf(focused); root?.activeElement; root = shadowRootOf(focused)) {
    focused = root.activeElement;
  }
  return focused;
}

/** Remembers what has the focus and what is selected; the answer gives both back, without scrolling. */
export function rememberFocus(shadowRootOf: Extension['shadowRootOf']): () => void {
  const focused = focusedElement(shadowRootOf);
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  return () => {
    if (focused instanceof HTMLElement && focused !== document.body && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
    if (!selection || !anchorNode?.isConnected || !focusNode?.isConnected) return;
    if (selection.anchorNode === anchorNode && selection.focusNode === focusNode) return;
    try {
      selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
    } catch {
      // The page has shortened the text since.
    }
  };
}
