// A test runner for Stryker that stays in one process. Vitest starts a worker for each mutant, which takes longer than
// all the tests of a rule; here each test file is bundled once, and its tests are called again for each mutant. Pure
// rules leave nothing behind, and for a mutant of what is reckoned while modules load they are loaded anew.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import * as fc from 'fast-check';
import { rolldown } from 'rolldown';
import { sentencesOf } from './words.mjs';
import 'temporal-polyfill/global';

/**
 * @typedef {import('@stryker-mutator/api/test-runner').DryRunResult} DryRunResult
 * @typedef {import('@stryker-mutator/api/test-runner').MutantRunOptions} MutantRunOptions
 * @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult
 * @typedef {import('./words.mjs').Sentence} Sentence
 * @typedef {{ activeMutant?: string | undefined, currentTestId?: string | undefined, hitCount?: number | undefined,
 *   hitLimit?: number | undefined, mutantCoverage?: import('@stryker-mutator/api/core').MutantCoverage }} Instruments
 */

const FOLDERS = ['tests/core/attention', 'tests/core/focus'];
/** What it tells of bytes it learns from the simulator, which takes longer than all the rest and tells little of rules. */
const LEFT_OUT = 'mirror-size.test.ts';
const BUNDLES = 'bundled-tests';
const WORDS = new URL('./words.mjs', import.meta.url).href;

/** What the instrumented code reads and writes, under Stryker's own name. @type {Instruments} */
const instruments = {};
Object.assign(globalThis, { __stryker__: instruments });

// The same examples for each mutant, and no search for a smaller one: that one fails is all that is asked.
fc.configureGlobal({ seed: 20_261_122, endOnFailure: true });
console.log = () => undefined;

class InProcessRunner {
  /** The test files, each with all that its bundle is made of. @type {{ file: string, modules: readonly string[] }[]} */
  files = [];
  /** As they are without a mutant. @type {readonly Sentence[] | null} */
  sentences = null;
  /** How long each took when it last passed, ms: the quickest are asked first. @type {Map<string, number>} */
  took = new Map();
  loads = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts') && !name.endsWith(LEFT_OUT))
        .map((name) => join(folder, name)),
    );
    for (const file of files) this.files.push({ file, modules: await bundle(file) });
  }

  /** The tests of the files that have a module in them, or of all; from modules that nobody has used. */
  async load(/** @type {string | null} */ within = null) {
    this.loads += 1;
    const all = [];
    for (const { file, modules } of this.files) {
      if (within !== null && !modules.includes(within)) continue;
      const url = `${pathToFileURL(bundleOf(file))}?${this.loads}`;
      for (const { name, run } of await sentencesOf(() => import(url))) all.push({ name: `${file}: ${name}`, run });
    }
    return all;
  }

  /** @returns {Promise<DryRunResult>} */
  async dryRun() {
    instruments.activeMutant = undefined;
    instruments.mutantCoverage = { static: {}, perTest: {} };
    this.sentences = await this.load();
    const tests = await this.run(this.sentences, false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: instruments.mutantCoverage };
  }

  /** @param {MutantRunOptions} options */
  async mutantRun({ activeMutant, sandboxFileName, testFilter, mutantActivation, hitLimit }) {
    instruments.activeMutant = undefined;
    const isStatic = mutantActivation === 'static';
    if (!isStatic) this.sentences ??= await this.load();
    instruments.activeMutant = activeMutant.id;
    instruments.hitCount = 0;
    instruments.hitLimit = hitLimit;
    try {
      const all = isStatic ? await this.load(resolve(sandboxFileName)) : (this.sentences ?? []);
      const chosen = testFilter === undefined ? all : all.filter(({ name }) => testFilter.includes(name));
      return this.told(await this.run(chosen, true), hitLimit);
    } catch (error) {
      // A rule that cannot even be loaded fails every test.
      return this.told([failed('loading', error)], hitLimit);
    } finally {
      instruments.activeMutant = undefined;
    }
  }

  /** @param {readonly Sentence[]} sentences @param {boolean} isFirstFailureEnough */
  async run(sentences, isFirstFailureEnough) {
    /** @type {TestResult[]} */
    const results = [];
    const msOf = (/** @type {Sentence} */ { name }) => this.took.get(name) ?? 0;
    for (const { name, run } of sentences.toSorted((a, b) => msOf(a) - msOf(b))) {
      const startedAt = performance.now();
      instruments.currentTestId = name;
      try {
        await run();
        const timeSpentMs = performance.now() - startedAt;
        this.took.set(name, timeSpentMs);
        results.push({ id: name, name, timeSpentMs, status: TestStatus.Success });
      } catch (error) {
        results.push(failed(name, error));
        if (isFirstFailureEnough) break;
      } finally {
        instruments.currentTestId = undefined;
      }
    }
    return results;
  }

  /** @param {TestResult[]} tests @param {number | undefined} hitLimit */
  told(tests, hitLimit) {
    const limited = determineHitLimitReached(instruments.hitCount, hitLimit);
    return toMutantRunResult(limited ?? { status: DryRunStatus.Complete, tests });
  }
}

/** @param {string} name @param {unknown} error @returns {TestResult} */
function failed(name, error) {
  const failureMessage = error instanceof Error ? error.message : String(error);
  return { id: name, name, timeSpentMs: 0, status: TestStatus.Failed, failureMessage };
}

const bundleOf = (/** @type {string} */ file) => resolve(BUNDLES, file.replaceAll(/[/\\]/g, '-').replace(/ts$/, 'mjs'));

/** Makes one module of a test and the product's code; packages stay where they are. Gives the paths of what is in it. @param {string} file */
async function bundle(file) {
  const bundler = await rolldown({
    input: file,
    platform: 'node',
    external: (id) => /^[^./]/.test(id) && id !== 'vitest',
    plugins: [{ name: 'words', resolveId: (id) => (id === 'vitest' ? { id: WORDS, external: true } : null) }],
  });
  const { output } = await bundler.write({ file: bundleOf(file), codeSplitting: false });
  await bundler.close();
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
