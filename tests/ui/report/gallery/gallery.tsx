import { render } from 'preact';
import type { ReportActions } from '../../../../src/ui/report/props.ts';
import { Report } from '../../../../src/ui/report/report.tsx';
import { WordsProvider } from '../../../../src/ui/shared/words.tsx';
import { LANGUAGES, type Language, LOCALES, wordsIn } from '../../gallery/pseudo.ts';

// gallery/report.html?week=typical&language=right-to-left
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { WEEKS } = await import('./weeks.ts');
const asked = new URLSearchParams(location.search);
const language: Language = LANGUAGES.find((each) => each === asked.get('language')) ?? 'english';
const words = wordsIn(language);
document.documentElement.lang = words.language;
document.documentElement.dir = language === 'right-to-left' ? 'rtl' : 'ltr';

/** What was asked for, in order, for whoever looks on. */
const calls: string[] = [];
const told =
  (name: string) =>
  (...what: unknown[]) => {
    calls.push([name, ...what.map(String)].join(' '));
  };
const actions: ReportActions = {
  previousWeek: told('previousWeek'),
  nextWeek: told('nextWeek'),
  thisWeek: told('thisWeek'),
  print: told('print'),
  exportWeek: told('exportWeek'),
  openSettings: told('openSettings'),
  correct: told('correct'),
  rename: told('rename'),
  deleteRecord: told('deleteRecord'),
};

const report = WEEKS[asked.get('week') ?? 'typical'];
if (report === undefined) throw new Error('no such week');
render(
  <WordsProvider words={words} locale={LOCALES[language]} zone="Europe/London">
    <Report report={report} actions={actions} />
  </WordsProvider>,
  document.body,
);
Object.assign(globalThis, { calls });
document.documentElement.dataset.drawn = 'yes';
