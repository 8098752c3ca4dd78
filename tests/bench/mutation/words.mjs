// The words of Vitest that the tests of pure rules use, to be called in this process as often as needed. What is not
// here (hooks, mocks, waiting) such a test has no need of; a test that imports it is refused when it is bundled.
import { format } from 'node:util';
import { chai, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';

/** @typedef {{ name: string, run: () => unknown }} Sentence */

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const expect = Object.assign((/** @type {unknown} */ value) => chai.expect(value), chai.expect);
Object.assign(globalThis, { [GLOBAL_EXPECT]: expect });
// @ts-expect-error what is left of the state concerns snapshots and the test that runs
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);

/** @type {Sentence[]} */
let sentences = [];
/** @type {string[]} */
let around = [];

/** The tests that a module has when it is loaded. @param {() => Promise<unknown>} load */
export async function sentencesOf(load) {
  sentences = [];
  around = [];
  await load();
  return sentences;
}

/** @param {string} name @param {() => void} tell */
export function describe(name, tell) {
  around.push(name);
  tell();
  around.pop();
}

/** @param {string} name @param {() => unknown} run */
export function it(name, run) {
  sentences.push({ name: [...around, name].join(' '), run });
}

/** One for each row. @param {(name: string, run: () => void) => void} one */
const forEach =
  (one) =>
  (/** @type {readonly unknown[]} */ rows) =>
  (/** @type {string} */ name, /** @type {(...cells: unknown[]) => void} */ run) => {
    for (const row of rows) {
      const cells = Array.isArray(row) ? row : [row];
      one(format(name, ...cells), () => run(...cells));
    }
  };
describe.each = forEach(describe);
it.each = forEach(it);
