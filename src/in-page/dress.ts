/**
 * Gives a shadow root our styles. A constructed sheet is out of reach of the page's content security policy, also when
 * the page moves the host about; a browser that refuses such sheets to content scripts lets their `<style>` pass.
 */
export function dressIn(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.querySelector('style')?.remove();
    const style = root.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'style');
    style.textContent = css;
    root.prepend(style);
  }
}
