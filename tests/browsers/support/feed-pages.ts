import type { OwnSite } from './sites.ts';

// Each big feed in a page of our own: the structure that `core/sites/feeds.json` knows, with nothing of the real site in it.

const posts = (tag: string) => `<${tag} class="post">Something new</${tag}>`.repeat(6);
const linked = '<h1 id="linked">What was linked</h1>';

interface FeedSite {
  /** A page with the feed, and one that somebody was sent a link to. */
  readonly feedPath: string;
  readonly linkedPath: string;
  readonly feed: string;
  readonly linked: string;
  /** The site draws itself by script, after a while. */
  readonly isLate: boolean;
}

export const FEED_SITES: Readonly<Record<string, FeedSite>> = {
  'youtube.com': {
    feedPath: '/',
    linkedPath: '/watch',
    feed: `<ytd-app><ytd-browse page-subtype="home"><ytd-rich-grid-renderer><div id="contents">${posts('ytd-rich-item-renderer')}</div></ytd-rich-grid-renderer></ytd-browse></ytd-app>`,
    linked: `<ytd-app><ytd-watch-flexy>${linked}<div id="related">${posts('ytd-compact-video-renderer')}</div></ytd-watch-flexy></ytd-app>`,
    isLate: true,
  },
  'x.com': {
    feedPath: '/home',
    linkedPath: '/dana/status/1',
    feed: `<main><div data-testid="primaryColumn"><nav>For you</nav><section role="region"><h1>Timeline</h1><div>${posts('div')}</div></section></div><div data-testid="sidebarColumn"><section role="region">${posts('p')}</section></div></main>`,
    linked: `<main><div data-testid="primaryColumn"><section role="region"><div>${linked}</div></section></div></main>`,
    isLate: true,
  },
  'linkedin.com': {
    feedPath: '/feed/',
    linkedPath: '/messaging/thread/1/',
    feed: `<main><div>Start a post</div><div class="scaffold-finite-scroll"><div>${posts('div')}</div></div></main>`,
    linked: `<main>${linked}<div class="scaffold-finite-scroll"></div></main>`,
    isLate: false,
  },
  'facebook.com': {
    feedPath: '/',
    linkedPath: '/events/12',
    feed: `<div role="banner">Search</div><div role="main"><div role="feed">${posts('div')}</div></div>`,
    linked: `<div role="banner">Search</div><div role="main">${linked}</div>`,
    isLate: false,
  },
  'reddit.com': {
    feedPath: '/r/harbours/',
    linkedPath: '/r/harbours/comments/1/boats/',
    feed: `<shreddit-app><shreddit-feed style="display:contents">${posts('article')}</shreddit-feed></shreddit-app>`,
    linked: `<shreddit-app><shreddit-post>${linked}</shreddit-post></shreddit-app>`,
    isLate: false,
  },
  'instagram.com': {
    feedPath: '/',
    linkedPath: '/p/boats/',
    feed: `<main role="main"><div>Stories</div><div><div>${posts('article')}</div></div></main>`,
    linked: `<main role="main"><article>${linked}</article></main>`,
    isLate: true,
  },
};

/** Counts the frames in which a post would be seen, not hidden and not covered, from before the page's first one. */
const WATCH = `<script>
window.shownPosts = 0;
const look = () => {
  const isSeen = (post) => {
    const { left, top, width, height } = post.getBoundingClientRect();
    return width > 0 && document.elementFromPoint(left + width / 2, top + height / 2) === post;
  };
  if ([...document.querySelectorAll('.post')].some(isSeen)) shownPosts += 1;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
</script>`;

/** The site by the name; a page whose path ends in `rebuilt` is built as nobody knows. */
export function feedSite(site: string): OwnSite {
  const it = FEED_SITES[site];
  if (it === undefined) throw new Error(`${site} has no page`);
  return (url, response) => {
    const isRebuilt = url.searchParams.has('rebuilt');
    const drawn = JSON.stringify({ [it.feedPath]: isRebuilt ? posts('b') : it.feed, [it.linkedPath]: it.linked });
    const now = isRebuilt || !it.isLate ? (JSON.parse(drawn)[url.pathname] ?? '') : '';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><head><title>${site} (stand-in)</title><meta charset="utf-8">
<style>body{margin:0;font:16px system-ui}.post{display:block;height:120px;margin:12px;background:#c33}header{padding:12px;background:#ddd}
ytd-rich-grid-renderer,section,main{display:block;max-width:700px;margin:auto}</style>${WATCH}</head><body>
<header><input id="search" placeholder="Search"></header><div id="app">${now}</div><script>
const drawn = ${drawn.replaceAll('<', '\\u003c')}, app = document.getElementById('app');
const draw = () => { app.innerHTML = drawn[location.pathname] ?? ''; };
window.go = (path) => { history.pushState(null, '', path); setTimeout(draw, 60); };
addEventListener('popstate', () => setTimeout(draw, 60));
if (${!isRebuilt && it.isLate}) setTimeout(draw, 200);
</script></body></html>`);
  };
}
