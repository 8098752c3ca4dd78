import type { VeilModel } from '../../../src/core/focus/veil.ts';
import type { Extension } from '../../../src/in-page/extension.ts';
import { makeNote } from '../../../src/in-page/feed/note.ts';
import { makeFace } from '../../../src/in-page/pill/face.ts';
import { softVeil } from '../../../src/in-page/soft-veil/soft-veil.ts';
import { showGrace } from '../../../src/in-page/veil/grace.ts';
import { says } from '../../../src/in-page/veil/says.ts';
import { veil } from '../../../src/in-page/veil/veil.ts';
import { inPageWords } from '../../../src/in-page/words.ts';
import { getMessageFrom } from '../shared/words-of.ts';
import { LANGUAGES, type Language, LOCALES, messagesIn } from './pseudo.ts';
import { IN_PAGE_STATES, type InPageState } from './states/in-page-states.ts';

// Open, so that what is drawn can be looked into.
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(init) {
  return attach.call(this, { ...init, mode: 'open' });
};

const heard = { addListener: () => {}, removeListener: () => {} };

function extensionFor(language: Language, model: VeilModel | null): Extension {
  const message = getMessageFrom(messagesIn(language));
  return {
    isGone: () => false,
    ask: (async () => ({ ok: true, value: model })) as unknown as Extension['ask'],
    answer: () => {},
    connect: () => ({ postMessage: () => {}, disconnect: () => {}, onDisconnect: heard, onMessage: heard }),
    message(key, places) {
      if (key === 'veil_direction') return language === 'right-to-left' ? 'rtl' : 'ltr';
      return key === 'veil_language' ? LOCALES[language] : message(key, [...places]);
    },
    uiLanguage: () => LOCALES[language],
    shadowRootOf: () => null,
  };
}

function draw(state: InPageState, language: Language, lift: AbortController): void {
  const untilMs = 'endsInMin' in state && state.endsInMin ? Date.now() + state.endsInMin * 60_000 : null;
  const model = 'model' in state ? { ...state.model, untilMs } : null;
  const extension = extensionFor(language, model);
  const words = inPageWords(extension);
  if (state.is === 'veil') veil(extension, lift);
  else if (state.is === 'soft') softVeil(extension, lift);
  else if (state.is === 'grace') showGrace(words, lift.signal);
  else if (model !== null) {
    const note = makeNote(words, { back: () => {}, needed: () => {} });
    const about = model.isNeutral ? null : words('feed_about', `\u2068${model.site}\u2069`);
    const said = says(model, Date.now(), words);
    note.say({ ...said, heading: model.isNeutral ? words('feed_neutral') : said.heading, about }, model.isNeutral);
    const feed = document.getElementById('feed');
    const hideFeed = (isHidden: boolean) => {
      for (const each of feed?.children ?? []) (each as HTMLElement).hidden = isHidden;
      if (feed) feed.style.minHeight = isHidden ? '340px' : '';
    };
    hideFeed(true);
    note.lieOver(feed);
    lift.signal.addEventListener('abort', () => {
      hideFeed(false);
      note.takeOff();
    });
  } else {
    const face = makeFace(words, extension.shadowRootOf, { start: () => {}, aside: () => {}, moved: () => {} });
    if (state.is === 'pill-away') face.sayAway(state.awayMs);
    else face.offerStart();
    lift.signal.addEventListener('abort', face.takeOff);
  }
}

let lift = new AbortController();

/** in-page.html#state=veil&language=right-to-left; a new # draws anew. */
function drawAgain() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const name = asked.get('state') ?? '';
  const language = LANGUAGES.find((each) => each === asked.get('language')) ?? 'english';
  const state = IN_PAGE_STATES[name];
  if (!state) throw new Error(`nothing is laid into a page in state ${name}`);
  lift.abort();
  lift = new AbortController();
  draw(state, language, lift);
  // What is said comes by a message.
  setTimeout(() => {
    document.documentElement.dataset['drawn'] = `${language} ${name}`;
  });
}

addEventListener('hashchange', drawAgain);
drawAgain();
