import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { getMessage, messagesLanguage } from '../platform/interface-words.ts';
import { localeFor } from '../ui/shared/time-words.ts';
import { WordsProvider, wordsFrom } from '../ui/shared/words.tsx';

const language = messagesLanguage();

/** Wall time for the screens, ms; a new one each second while the page can be seen. */
export const nowMs = signal(Date.now());
setInterval(() => {
  if (document.visibilityState === 'visible') nowMs.value = Date.now();
}, 1_000);

/** Draws a screen into the page, in the user's language. */
export function draw(screen: () => ComponentChildren): void {
  const Screen = () => <>{screen()}</>;
  document.documentElement.lang = language;
  document.documentElement.dir = getMessage('@@bidi_dir', []);
  render(
    <WordsProvider
      words={wordsFrom(getMessage, language)}
      locale={localeFor(language, navigator.languages)}
      zone={Temporal.Now.timeZoneId()}
    >
      <Screen />
    </WordsProvider>,
    document.body,
  );
}
