// What Stryker's report says in a page: a score for each file, each folder and all, and the mutants that no test noticed.
// What cannot be reckoned is no score, and no score is a failure: a bar that nothing was held to has not been passed.

/**
 * @typedef {{ status: string, mutatorName: string, replacement?: string, location: { start: Place, end: Place } }} Mutant
 * @typedef {{ line: number, column: number }} Place both from 1
 * @typedef {Record<string, { mutants: readonly Mutant[], source: string }>} Files by their path from the root
 * @typedef {{ all: number, killed: number, timeout: number, survived: number, noCoverage: number, ignored: number, broken: number }} Counts
 */

/** The least share of mutants that tests must notice, per cent, in each folder and in all. */
export const BAR_PERCENT = 90;

/** @param {readonly Mutant[]} mutants @returns {Counts} `broken` are those of which nobody can say anything. */
export function countsOf(mutants) {
  const of = (/** @type {string} */ status) => mutants.filter((each) => each.status === status).length;
  const [killed, timeout, survived] = [of('Killed'), of('Timeout'), of('Survived')];
  const [noCoverage, ignored] = [of('NoCoverage'), of('Ignored')];
  const broken = mutants.length - killed - timeout - survived - noCoverage - ignored;
  return { all: mutants.length, killed, timeout, survived, noCoverage, ignored, broken };
}

/** Per cent; null where there is nothing to have a score of. @param {Counts} counts */
export function scoreOf({ killed, timeout, survived, noCoverage }) {
  const valid = killed + timeout + survived + noCoverage;
  return valid > 0 ? (100 * (killed + timeout)) / valid : null;
}

/** @param {Files} files @param {readonly string[]} folders each must have a score of its own */
export function verdict(files, folders) {
  /** @type {(name: string, mutants: readonly Mutant[]) => { name: string, score: number | null, counts: Counts }} */
  const row = (name, mutants) => ({ name, score: scoreOf(countsOf(mutants)), counts: countsOf(mutants) });
  const within = (/** @type {string} */ folder) =>
    Object.entries(files).flatMap(([path, { mutants }]) => (path.startsWith(`${folder}/`) ? mutants : []));
  const all = row(
    'in all',
    Object.values(files).flatMap(({ mutants }) => mutants),
  );
  const sums = [...folders.map((each) => row(each, within(each))), all];
  const wrong = sums.flatMap(({ name, score, counts }) => {
    if (score === null) return [`No score for ${name}: not one mutant was tried.`];
    if (counts.broken > 0) return [`No score for ${name}: ${counts.broken} mutants came to nothing.`];
    return score < BAR_PERCENT ? [`${name}: ${score.toFixed(2)} % is below ${BAR_PERCENT} %.`] : [];
  });
  return { rows: Object.entries(files).map(([path, { mutants }]) => row(path, mutants)), sums, wrong };
}

const short = (/** @type {string} */ code) => code.replaceAll(/\s+/g, ' ').slice(0, 80);

/** @param {string} source @param {Mutant['location']} location */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((each, at) => each.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .join(' ');
}

/** @param {Files} files @param {readonly string[]} folders @param {(line: string) => void} say */
export function tell(files, folders, say) {
  const { rows, sums, wrong } = verdict(files, folders);
  const width = Math.max(...[...rows, ...sums].map(({ name }) => name.length));
  const numbers = (/** @type {readonly (string | number)[]} */ cells) =>
    cells.map((each) => `${each}`.padStart(9)).join('');
  say(`${''.padEnd(width)}${numbers(['score %', 'mutants', 'killed', 'timeout', 'survived', 'untested', 'left out'])}`);
  for (const { name, score, counts: c } of [...rows, ...sums])
    say(
      name.padEnd(width) +
        numbers([score?.toFixed(2) ?? '–', c.all, c.killed, c.timeout, c.survived, c.noCoverage, c.ignored]),
    );
  for (const [path, { mutants, source }] of Object.entries(files))
    for (const { status, replacement = '', location } of mutants)
      if (status === 'Survived' || status === 'NoCoverage')
        say(`${path}:${location.start.line}  ${short(textAt(source, location))}  →  ${short(replacement)}`);
  for (const each of wrong) say(each);
  return wrong.length === 0;
}
