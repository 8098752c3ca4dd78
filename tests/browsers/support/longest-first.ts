import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The specs that take longest, about the longest first: a long one that begins last is waited for alone. Those that open two
 * browsers at once alternate with those that open one, since a launch takes what it can get. Names that are missing
 * here cost time and nothing else.
 */
const LONGEST = [
  'simulator',
  'kills',
  'coalesce',
  'given-back',
  'closed',
  'calls',
  'presenting',
  'pages',
  'call-sites',
  'main-path',
  'veil-hostile-firefox',
  'veil-cover',
  'veil-hostile-chromium',
  'main-path-faults',
  'screens',
  'strengths',
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
