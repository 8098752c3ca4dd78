// Everything that keeps the project's promises, in one command, also on a fresh clone with nothing installed.
// Its last line is `N passed, N failed`; a test that did not run counts as failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { ensurePackages } from './packages.mjs';
import { run } from './step.mjs';

const MINUTE = 60_000;
const begunMs = Date.now();
const reports = mkdtempSync(join(tmpdir(), 'undivided-test-'));
let passed = 0;
let failed = 0;

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string} name @param {string[]} problems */
function count(name, problems) {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  const seconds = Math.round((Date.now() - begunMs) / 1_000);
  say(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}  (at ${seconds} s)`);
  for (const problem of problems) say(problem);
}

/** A command that is right when it ends well. @param {string} name @param {string[]} command @param {number} limitMs */
async function step(name, command, limitMs) {
  const { ok, output, why } = await run(command, limitMs, false);
  count(name, ok ? [] : [output.trim(), why]);
}

/** What Mozilla's own linter says about the Firefox build: nothing at all. */
async function lintFirefox() {
  const { output, why } = await run(
    ['npx', 'web-ext', 'lint', '--source-dir', 'dist/firefox', '--output', 'json'],
    3 * MINUTE,
    false,
  );
  try {
    const { summary } = JSON.parse(output.slice(output.indexOf('{"count"'), output.lastIndexOf('}') + 1));
    const found = `${summary.errors} errors, ${summary.warnings} warnings, ${summary.notices} notices`;
    count(`web-ext lint: ${found}`, summary.errors + summary.warnings + summary.notices > 0 ? [output] : []);
  } catch {
    count('web-ext lint', [output.trim(), why || 'it said nothing that could be read']);
  }
}

/**
 * Projects of vitest, side by side; every test in them counts. What they say is shown as they say it, or, beside something
 * else, when they have ended.
 * @param {string[]} projects @param {number} limitMs @param {{ workers?: number, isShown?: boolean }} how
 */
async function tests(projects, limitMs, { workers = 0, isShown = true } = {}) {
  const project = projects.join(' and ');
  const file = join(reports, `${projects.join('-')}.json`);
  const command = [
    'npx',
    'vitest',
    'run',
    ...projects.flatMap((each) => ['--project', each]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(workers > 0 ? [`--maxWorkers=${workers}`] : []),
  ];
  if (isShown) say(`\n${project} tests`);
  const { ok, output, why } = await run(command, limitMs, isShown, { KEEP_PROFILES: 'yes' });
  if (!isShown) say(`\n${project} tests\n${output.trim()}\n`);
  try {
    const told = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = told.numTotalTests - told.numPassedTests - told.numFailedTests;
    passed += told.numPassedTests;
    failed += told.numFailedTests + skipped;
    if (skipped > 0) say(`FAIL  ${skipped} ${project} tests did not run`);
    if (told.numTotalTests === 0) count(`${project} tests`, ['there were none']);
    else if (!ok && told.numFailedTests + skipped === 0) count(`${project} tests`, [why]);
  } catch {
    count(`${project} tests`, [why || 'they gave no account']);
  }
  const seconds = Math.round((Date.now() - begunMs) / 1_000);
  say(`      ${project} tests have ended  (at ${seconds} s)`);
}

async function typesAndLint() {
  await step('types', ['npm', 'run', '-s', 'types'], 3 * MINUTE);
  await step('lint', ['npm', 'run', '-s', 'lint'], MINUTE);
}

async function all() {
  const packages = ensurePackages(say);
  count('packages', packages ? [] : ['npm ci failed']);
  if (!packages) return;
  count('browsers', ensureBrowsers(['chromium', 'firefox'], say, ['radicale', 'janus']));
  // Each of these keeps a core busy, and there are two.
  await Promise.all([step('build', ['npm', 'run', '-s', 'build'], 3 * MINUTE), typesAndLint()]);
  await Promise.all([lintFirefox(), tests(['repository'], 2 * MINUTE, { isShown: false })]);
  await tests(['unit'], 8 * MINUTE, { workers: Math.max(2, availableParallelism() - 1) });
  // Three specs at a time, whatever the machine: browsers wait more than they work, but not for one another.
  await tests(['screens', 'browsers'], 25 * MINUTE, { workers: 3 });
}

await all();
rmSync(reports, { recursive: true, force: true });
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
