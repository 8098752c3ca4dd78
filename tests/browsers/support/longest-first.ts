import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The specs that take longest, the longest first: a long one that begins last is waited for alone. Names that are missing
 * here cost time and nothing else; a machine that has run the specs before knows no better (files are all it remembers by).
 */
const LONGEST = [
  'simulator',
  'kills',
  'coalesce',
  'given-back',
  'calls',
  'pages',
  'main-path',
  'closed',
  'veil-cover',
  'presenting',
  'call-sites',
  'veil-hostile-firefox',
  'veil-hostile-chromium',
  'main-path-faults',
  'strengths',
  'screens',
  'report.browser',
  'calendars',
  'calls-janus',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((name) => new RegExp(`/${name}\\.test\\.ts$`).test(moduleId));
  return place < 0 ? LONGEST.length : place;
};

/** The order of whole files; what is not listed follows as Vitest would have it. */
export class LongestFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(specs)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
