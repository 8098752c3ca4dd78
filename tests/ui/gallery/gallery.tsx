import { render } from 'preact';
import { useState } from 'preact/hooks';
import { changed } from '../../../src/core/settings/changed.ts';
import { ClosedScreen } from '../../../src/ui/closed/closed.tsx';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import type { SettingsProps } from '../../../src/ui/settings/props.ts';
import { SettingsScreen } from '../../../src/ui/settings/settings.tsx';
import { WordsProvider } from '../../../src/ui/shared/words.tsx';
import { Welcome } from '../../../src/ui/welcome/welcome.tsx';
import { LANGUAGES, type Language, LOCALES, wordsIn } from './pseudo.ts';
import { CLOSED_STATES } from './states/closed-states.ts';
import { POPUP_STATES } from './states/popup-states.ts';
import { SETTINGS_STATES } from './states/settings-states.ts';
import { WELCOME_STATES } from './states/welcome-states.ts';

const screen = location.pathname.replace(/^.*\/|\.html$/g, '');

function drawing(state: string) {
  const popup = POPUP_STATES[state];
  if (screen === 'popup' && popup) return <Popup {...popup} />;
  const settings = SETTINGS_STATES[state];
  if (screen === 'settings' && settings) return <ChangingSettings {...settings} />;
  const welcome = WELCOME_STATES[state];
  if (screen === 'welcome' && welcome) return <Welcome {...welcome} />;
  const closed = CLOSED_STATES[state];
  if (screen === 'closed' && closed) return <ClosedScreen {...closed} />;
  throw new Error(`no ${screen} in state ${state}`);
}

/** Settings that are kept while they are drawn. */
function ChangingSettings(props: SettingsProps) {
  const [kept, setKept] = useState(props.settings);
  const changeSettings: SettingsProps['actions']['changeSettings'] = async (change) => {
    const reply = await props.actions.changeSettings(change);
    if (reply.ok) setKept((before) => before && changed(before, change));
    return reply;
  };
  return <SettingsScreen {...props} settings={kept} actions={{ ...props.actions, changeSettings }} />;
}

/** popup.html#state=on&language=right-to-left; a new # draws anew. */
function draw() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const state = asked.get('state') ?? '';
  const language: Language = LANGUAGES.find((each) => each === asked.get('language')) ?? 'english';
  const words = wordsIn(language);
  const root = document.documentElement;
  root.lang = words.language;
  root.dir = language === 'right-to-left' ? 'rtl' : 'ltr';
  render(null, document.body);
  render(
    <WordsProvider words={words} locale={LOCALES[language]} zone="Europe/London">
      {drawing(state)}
    </WordsProvider>,
    document.body,
  );
  root.dataset.drawn = `${language} ${state}`;
}

addEventListener('hashchange', () => {
  // Another # is a place on the page.
  if (location.hash.includes('state=')) draw();
});
draw();
