import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, ROOT, read, sources, withoutComments } from './files.ts';
import { importsOf } from './layers.ts';

const TEXTS = /\.(ts|tsx|mjs|json|html|css|md|ya?ml|txt|svg)$/;
const pages = files().filter((path) => path.endsWith('.md'));
const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json')) as Record<
  string,
  Record<string, string>
>;

describe('the pages for readers', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'PRIVACY.md', 'LICENSE', 'src/README.md'])(
    'has %s',
    (path) => {
      expect(files()).toContain(path);
    },
  );

  it('name no npm command that is not there', () => {
    for (const path of pages)
      for (const [, run, name = ''] of read(path).matchAll(/\bnpm (run )?([a-z][\w:-]*)/g))
        if (run || ['start', 'test'].includes(name))
          expect(Object.keys(scripts ?? {}), `${path}: npm ${name}`).toContain(name);
  });

  it('link to nothing, and show no picture, that is not there', () => {
    for (const path of pages) {
      const folder = path.includes('/') ? path.replace(/[^/]*$/, '') : '';
      for (const [, md, html] of read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)|<img[^>]* src="([^"]+)"/g)) {
        const target = md ?? html ?? '';
        if (!/^[a-z]+:/.test(target)) expect(existsSync(`${ROOT}${folder}${target}`), `${path}: ${target}`).toBe(true);
      }
    }
  });

  it('name no file of the project that is not there', () => {
    for (const path of pages)
      for (const [, named = ''] of read(path).matchAll(/`((?:src|tests|scripts|docs)\/[\w./-]*\w)`/g))
        expect(existsSync(`${ROOT}${named}`), `${path}: ${named}`).toBe(true);
  });
});

describe('the repository', () => {
  it('names no place on a machine and no package registry', () => {
    const home = new RegExp(
      ['/(?:root|work|home|Users)/\\w', '[A-Z]:\\\\Users\\\\', 'registry\\.', 'npmmirror', '_authToken'].join('|'),
    );
    const named = files()
      .filter((path) => TEXTS.test(path) && path !== 'tests/repository/promises.test.ts')
      .flatMap((path) =>
        read(path)
          .split('\n')
          .flatMap((line, at) => (home.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])),
      );
    expect(named).toEqual([]);
  });

  it('ships only packages that it uses, and tests with only such', () => {
    const imported = sources().flatMap((path) => importsOf(read(path)));
    const required = [...sources('tests/'), ...sources('scripts/')].map(read).join('\n');
    const isImported = (name: string) =>
      imported.some((each) => each === name || each.startsWith(`${name}/`)) ||
      [`require('${name}`, `resolve('${name}/`].some((each) => required.includes(each));
    const inSrc = sources('src/').flatMap((path) => importsOf(read(path)));
    const runs = [
      ...Object.values(scripts ?? {}),
      ...sources('scripts/').map(read),
      read('tsconfig.json'),
      read('tests/bench/mutation/stryker.json'),
    ].join('\n');
    const shipped = Object.keys(dependencies ?? {}).filter(
      (name) => !inSrc.some((each) => each === name || each.startsWith(`${name}/`)),
    );
    const COMMANDS: Record<string, RegExp> = {
      '@biomejs/biome': /\bbiome\b/,
      '@stryker-mutator/core': /\bstryker\b/,
      typescript: /\btsc\b/,
      'web-ext': /\bweb-ext\b/,
      vitest: /\bvitest\b/,
      vite: /\bvite\b/,
    };
    const unused = Object.keys(devDependencies ?? {}).filter(
      (name) => !isImported(name) && !name.startsWith('@types/') && !COMMANDS[name]?.test(runs),
    );
    expect({ shipped, unused }).toEqual({ shipped: [], unused: [] });
  });

  it('locks every optional package too: without them `npm ci` refuses to install anything', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''));
    const named = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
    expect(named.filter((name) => !locked.includes(name))).toEqual([]);
  });

  it('has nothing in the package that could turn text into markup', () => {
    const made = ['chrome', 'firefox'].flatMap((browser) =>
      readdirSync(`${ROOT}dist/${browser}`, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.js'))
        .map((path) => `dist/${browser}/${path}`),
    );
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((path) => read(path).includes('innerHTML'))).toEqual([]);
  });

  it('puts no text into a page as markup', () => {
    const markup =
      /\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|createContextualFragment|dangerouslySetInnerHTML/;
    expect(sources('src/').filter((path) => markup.test(withoutComments(read(path))))).toEqual([]);
  });

  it('leaves nothing to do later, and skips no test', () => {
    const later =
      /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe)\(/;
    const open = [...sources(), ...pages].filter(
      (path) => path !== 'tests/repository/promises.test.ts' && later.test(read(path)),
    );
    expect(open).toEqual([]);
  });

  it('has one idea a file: past 250 lines there is a second one; a test may go on to 400, since examples take room', () => {
    const long = sources()
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (path.startsWith('tests/') ? 400 : 250));
    expect(long).toEqual([]);
  });
});
