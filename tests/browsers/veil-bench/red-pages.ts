import type { OwnSite } from '../support/sites.ts';

/** Pages of a site that nobody listed. */
export const LINKS = 'https://links.example/';

/** What a page of `red` has counted of itself. */
export interface Noted {
  /** How often it was drawn while it could be seen. */
  frames: number;
  /** In how many of those something of its own is what is seen. */
  uncovered: number;
  /** What was seen in the first of those, and how large the page was. */
  first: string;
  /** It was prerendered, and then come to. */
  wasPrerendered: boolean;
  /** It has had another page prerendered. */
  hasPrerendered: boolean;
}

/**
 * A page with red stripes that counts, before anything else of it runs, each frame in which something of its own is what is seen.
 * It is no plain red: while a page has drawn nothing, Chromium fills its place, and the next page's, with the colour
 * of the background alone.
 */
const PAGE = `<!doctype html><html><head><title>Red</title><script>
window.noted = { frames: 0, uncovered: 0, first: '', wasPrerendered: false, hasPrerendered: false };
const told = new BroadcastChannel('prerendered');
if (document.prerendering) told.postMessage(1);
told.onmessage = () => { noted.hasPrerendered = true; };
(function frame() {
  requestAnimationFrame(frame);
  noted.wasPrerendered = performance.getEntriesByType('navigation')[0]?.activationStart > 0;
  // A tab that was never in front has no size, and is painted for nobody.
  if (document.hidden || document.prerendering || innerWidth === 0) return;
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  noted.frames += 1;
  if (seen === document.documentElement || document.body?.contains(seen)) {
    noted.uncovered += 1;
    noted.first ||= [seen.localName, innerWidth, innerHeight, document.visibilityState, noted.frames].join(' ');
  }
})();
</script><script type="speculationrules">{ "prerender": [{ "urls": ["/prerendered"], "eagerness": "immediate" }] }</script>
<style>body { margin: 0; background: #ffffff; min-height: 200vh }
#own { position: fixed; inset: 0; background: repeating-linear-gradient(90deg, #ff0000 0 60px, #ffffff 60px 90px) }</style></head>
<body><div id="own"></div><a id="next" href="/next">Next</a></body></html>`;

export const red: OwnSite = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end(PAGE);
};

const FLASHES = `<!doctype html><title>Flashes</title><body><script>
let left = 40;
setInterval(() => {
  if (left-- <= 0) return;
  requestAnimationFrame(() => {
    document.body.style.background = '#ff0000';
    requestAnimationFrame(() => { document.body.style.background = ''; });
  });
}, 180);
</script>`;

/** A page that is one link to what its address names; and one that is red in 40 frames, one at a time. */
export const links: OwnSite = (url, response) => {
  const to = decodeURIComponent(url.search.slice(1)).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const page = `<!doctype html><title>Links</title><a href="${to}" style="position:fixed;inset:0">There</a>`;
  response.writeHead(200, { 'content-type': 'text/html' }).end(url.pathname === '/flash' ? FLASHES : page);
};
