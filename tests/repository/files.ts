import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's own folder, with a slash at the end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'practice']);

const walk = (folder: string): string[] =>
  readdirSync(`${ROOT}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? walk(`${folder}${entry.name}/`) : [`${folder}${entry.name}`];
  });

/**
 * Every file that is, or is about to be, under version control, as paths from the root; sorted. Where the project lies
 * without its history: every file that is not made by a tool.
 */
export function files(): string[] {
  if (!existsSync(`${ROOT}.git`)) return walk('').sort();
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\n'))].filter((path) => path && existsSync(`${ROOT}${path}`)).sort();
}

/** Those of them that are written by hand in a language with imports. */
export const sources = (under = ''): string[] =>
  files().filter((path) => path.startsWith(under) && /\.(ts|tsx|mjs)$/.test(path));

/** Without comments: what is said in them counts for no rule. Strings are kept whole. */
export function withoutComments(source: string): string {
  return source.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (_, string?: string, before?: string) => string ?? before ?? '',
  );
}
