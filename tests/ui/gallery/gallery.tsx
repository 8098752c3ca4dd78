import { render } from 'preact';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import { SettingsScreen } from '../../../src/ui/settings/settings.tsx';
import { WordsProvider } from '../../../src/ui/shared/words.tsx';
import { LANGUAGES, type Language, LOCALES, wordsIn } from './pseudo.ts';
import { POPUP_STATES } from './states/popup-states.ts';
import { SETTINGS_STATES } from './states/settings-states.ts';

// gallery/popup.html?state=on&language=right-to-left
const asked = new URLSearchParams(location.search);
const screen = location.pathname.replace(/^.*\/|\.html$/g, '');
const language: Language = LANGUAGES.find((each) => each === asked.get('language')) ?? 'english';
const words = wordsIn(language);
document.documentElement.lang = words.language;
document.documentElement.dir = language === 'right-to-left' ? 'rtl' : 'ltr';

function drawing(state: string) {
  const popup = POPUP_STATES[state];
  if (screen === 'popup' && popup) return <Popup {...popup} />;
  const settings = SETTINGS_STATES[state];
  if (screen === 'settings' && settings) return <SettingsScreen {...settings} />;
  throw new Error(`no ${screen} in state ${state}`);
}

render(
  <WordsProvider words={words} locale={LOCALES[language]} zone="Europe/London">
    {drawing(asked.get('state') ?? '')}
  </WordsProvider>,
  document.body,
);
document.documentElement.dataset.drawn = 'yes';
