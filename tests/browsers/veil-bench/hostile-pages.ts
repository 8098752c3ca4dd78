import type { OwnPage } from './bench.ts';

/** Everything on these pages is of this colour: wherever a screenshot shows it, the page shows through. */
export const RED = '#ff0000';
const FILL = `position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;padding:0;border:0;background:${RED}`;

const page = (script: string, body = '<h1>The page</h1>', head = ''): string =>
  `<!doctype html><html style="background:${RED}"><head><title>page</title><style>body{background:${RED};min-height:3000px}</style>${head}</head>` +
  `<body>${body}<script>const veil = () => [...document.documentElement.children].filter((e) => !/^(head|body|frameset)$/i.test(e.localName))
const FILL = '${FILL}'; const add = (name, into = document.body) => { const e = document.createElement(name); e.style.cssText = FILL; into.append(e); return e; };
${script}</script></body></html>`;

const red = (what: string) => `background:${RED};${what}`;

/** One page, all red. */
const PDF = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >> endobj
4 0 obj << /Length 29 >> stream
1 0 0 rg 0 0 600 800 re f    
endstream endobj
trailer << /Root 1 0 R >>
%%EOF
`;

/** Firefox lets no extension into the page of its own in which it shows these. */
export const ONLY_IN_CHROMIUM: Readonly<Record<string, OwnPage>> = {
  'is a PDF document': { body: PDF, headers: { 'content-type': 'application/pdf' } },
};

const ON_ITS_WAY = 'on its way';

/** Pages that go elsewhere first, and where they are in the end; they are called `page` when they are there. */
export const GOING: Readonly<Record<string, OwnPage & { readonly to: string }>> = {
  // Firefox prerenders nothing, and just goes there.
  'goes to one that it had prerendered': {
    to: 'red-frame',
    body: page(
      `document.title = '${ON_ITS_WAY}'; setTimeout(() => location.assign('/red-frame'), 400)`,
      '<h1>The page</h1>',
      '<script type="speculationrules">{ "prerender": [{ "urls": ["/red-frame"], "eagerness": "immediate" }] }</script>',
    ),
  },
  'goes away and comes back whole': {
    to: 'goes-away-and-comes-back-whole',
    body: page(
      `document.title = '${ON_ITS_WAY}'; addEventListener('pageshow', ({ persisted }) => { if (persisted) document.title = 'page'; });
      if (sessionStorage.isBack) document.title = 'page'; else setTimeout(() => location.assign('/goes-back'), 200)`,
    ),
  },
};

/** Pages that fight the veil, by what they do. */
export const HOSTILE: Readonly<Record<string, OwnPage | string>> = {
  'removes it again and again': page(`setInterval(() => veil().forEach((e) => e.remove()), 90)`),
  'restyles it': page(
    `setInterval(() => veil().forEach((e) => { e.hidden = true; e.inert = true; e.popover = 'manual'; e.className = 'gone';
      for (const [k, v] of Object.entries({ display: 'none', opacity: '0', visibility: 'hidden', 'pointer-events': 'none', transform: 'scale(0)', 'clip-path': 'circle(0)', zoom: '.01', '--paper': 'transparent' })) e.style.setProperty(k, v, 'important');
      e.animate([{ opacity: 0 }], { duration: 1e6 }); }), 90)`,
    '<h1>The page</h1>',
    '<style>html > div, html > div * { display:none !important; opacity:0 !important; all: unset !important } dialog, ::backdrop { display: none !important }</style>',
  ),
  'hides it by its own rules for the root': page(
    '',
    '<h1>The page</h1>',
    '<style>html { opacity: .2; filter: blur(9px); transform: scale(.5); contain: strict; clip-path: inset(40%); pointer-events: none; font-size: 2px }</style>',
  ),
  'opens dialogs of its own on top': page(
    `const d = add('dialog'); d.showModal(); setInterval(() => { d.close(); d.showModal(); }, 120)`,
  ),
  'opens popovers of its own on top': page(
    `const d = add('div'); d.popover = 'manual'; d.showPopover(); setInterval(() => { d.hidePopover(); d.showPopover(); }, 120)`,
  ),
  'opens dialogs as often as it can': page(
    `const d = add('dialog'); const again = () => { if (!d.open) d.showModal(); }; again(); setInterval(() => { for (let n = 0; n < 30; n++) { d.close(); d.showModal(); } }, 50)`,
  ),
  'opens a popover in a closed shadow root': page(
    `const root = add('section').attachShadow({ mode: 'closed' }); const d = add('div', root); d.popover = 'manual'; setTimeout(() => d.showPopover(), 200)`,
  ),
  'opens a dialog in a closed shadow root': page(
    `const root = add('section').attachShadow({ mode: 'closed' }); const d = add('dialog', root); setTimeout(() => d.showModal(), 200)`,
  ),
  'paints a view transition over it': page(
    `const d = add('div'); d.style.viewTransitionName = 'red'; setInterval(() => document.startViewTransition?.(() => {}), 150)`,
    '<h1>The page</h1>',
    '<style>::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 1000s } </style>',
  ),
  'goes fullscreen as soon as it may': page(
    `const d = add('div'); setInterval(() => document.fullscreenElement || d.requestFullscreen().catch(() => {}), 20)`,
  ),
  'opens its own document again': page(
    `setTimeout(() => { document.open(); document.write('<!doctype html><html style="${red('')}"><body style="${red('')}"><h1>Again</h1></body></html>'); document.close(); }, 150)`,
  ),
  'replaces its root': page(
    `setTimeout(() => { const html = document.createElement('html'); html.innerHTML = '<head></head><body style="${red('')}"><h1>Another</h1></body>'; html.style.background = '${RED}'; document.replaceChild(html, document.documentElement); }, 150)`,
  ),
  'replaces its body and everything else in its root': page(
    `setInterval(() => { const body = document.createElement('body'); body.style.background = '${RED}'; document.documentElement.replaceChildren(document.createElement('head'), body); }, 130)`,
  ),
  'moves it into another document': page(
    `const f = document.body.appendChild(document.createElement('iframe')); setTimeout(() => veil().forEach((e) => { f.contentDocument.adoptNode(e); f.contentDocument.body.append(e); }), 200)`,
  ),
  'moves it into something hidden': page(
    `const d = document.body.appendChild(document.createElement('div')); d.hidden = true; setInterval(() => veil().forEach((e) => d.append(e)), 90)`,
  ),
  'makes all of itself inert': page(
    `setInterval(() => { document.documentElement.inert = true; document.body.inert = true; }, 50)`,
  ),
  'registers the properties that styles use': page(
    `for (const name of ['paper', 'ink', 'present', 'surface', 'line']) try { CSS.registerProperty({ name: '--' + name, syntax: '<length>', inherits: false, initialValue: '0px' }); } catch {}`,
  ),
  'floods it with mutations': page(
    `setInterval(() => { const until = performance.now() + 12; while (performance.now() < until) { const e = document.createElement('i'); document.documentElement.append(e); e.remove(); } }, 20)`,
  ),
  'names its elements like parts of the document': page(
    '',
    `<h1>The page</h1>${[
      'documentElement',
      'body',
      'createElementNS',
      'activeElement',
      'querySelectorAll',
      'addEventListener',
      'hidden',
      'hasFocus',
      'fullscreenElement',
      'getSelection',
    ]
      .map((name) => `<img name="${name}" id="${name}"><form name="${name}"></form>`)
      .join('')}${['chrome', 'browser', 'veil', 'performance', 'top'].map((id) => `<a id="${id}"></a>`).join('')}`,
  ),
  'has patched what a veil would be built with': page(
    `for (const [of, names] of [[Element.prototype, ['attachShadow', 'append', 'remove', 'setAttribute', 'removeAttribute', 'matches']], [HTMLDialogElement.prototype, ['showModal', 'close']], [HTMLElement.prototype, ['focus']], [EventTarget.prototype, ['addEventListener']], [Document.prototype, ['createElementNS']], [AbortController.prototype, ['abort']]])
      for (const name of names) of[name] = function () { document.title = 'caught'; return null; };
    window.MutationObserver = window.CSSStyleSheet = window.AbortController = function () { document.title = 'caught'; };
    for (const type of ['beforetoggle', 'toggle', 'cancel', 'close', 'submit']) window['on' + type] = (e) => { e.preventDefault(); e.stopImmediatePropagation(); };`,
  ),
  'allows nothing by its policy': {
    body: page('')
      .replace(/<style>.*?<\/style>/, '')
      .replace(/ style="[^"]*"/, ' bgcolor'),
    headers: { 'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'" },
  },
  'is sandboxed by its policy': { body: page(''), headers: { 'content-security-policy': 'sandbox' } },
  'requires trusted types': {
    body: page(''),
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  'is a frameset':
    '<!doctype html><html><head><title>page</title></head><frameset cols="50%,50%"><frame src="/red-frame"><frame src="/red-frame"></frameset></html>',
  'is an SVG document': {
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" style="background:${RED}"><rect width="10" height="10" fill="${RED}"/></svg>`,
    headers: { 'content-type': 'image/svg+xml' },
  },
  'is an XML document': {
    body: '<?xml version="1.0"?><feed><entry>One</entry><entry>Two</entry></feed>',
    headers: { 'content-type': 'application/xml' },
  },
  'is a styled XML document': {
    body: '<?xml version="1.0"?><?xml-stylesheet href="/red.css" type="text/css"?><feed><entry>One</entry><entry>Two</entry></feed>',
    headers: { 'content-type': 'application/xml' },
  },
  'is an XHTML document': {
    body: `<html xmlns="http://www.w3.org/1999/xhtml" style="background:${RED}"><head><title>page</title></head><body><h1>The page</h1></body></html>`,
    headers: { 'content-type': 'application/xhtml+xml' },
  },
  'is plain text': { body: 'Only text.', headers: { 'content-type': 'text/plain' } },
};

/** What the pages above are made of besides. */
export const PARTS: Readonly<Record<string, OwnPage | string>> = {
  'goes-back': page(
    `document.title = '${ON_ITS_WAY}'; sessionStorage.isBack = 1; setTimeout(() => history.back(), 200)`,
  ),
  'red-frame': `<!doctype html><title>page</title><body style="${red('margin:0')}">frame</body>`,
  'red.css': { body: `feed { display: block; ${red('height: 3000px')} }`, headers: { 'content-type': 'text/css' } },
};
