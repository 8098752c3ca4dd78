import { describe, expect, it } from 'vitest';
import { read, sources } from './files.ts';
import { circles, importsOf, violations } from './layers.ts';

describe('the direction of the layers', () => {
  it('holds in every file of src', () => {
    expect(sources('src/').flatMap((path) => violations(path, read(path)))).toEqual([]);
  });

  it('never leads back: no file imports one that imports it', () => {
    expect(circles(new Map(sources('src/').map((path) => [path, read(path)])))).toEqual([]);
  });

  it('leaves core without the types of a browser', () => {
    const options = JSON.parse(read('src/core/tsconfig.json')).compilerOptions;
    expect(options).toMatchObject({ lib: ['esnext'], types: [] });
    expect(JSON.parse(read('package.json')).scripts.types).toContain('tsc -p src/core');
  });

  // The keeper is tested too: each planted line must be caught.
  it.each([
    ['src/core/a.ts', "import { x } from '../platform/x.ts';", 'src/core/a.ts (core) imports platform'],
    [
      'src/core/a.ts',
      "import type { x } from '../../ui/x.ts';",
      'src/core/a.ts imports ../../ui/x.ts, which is outside src',
    ],
    ['src/core/deep/a.ts', "export * from '../../messages/x.ts';", 'src/core/deep/a.ts (core) imports messages'],
    ['src/core/a.ts', "import idb from 'idb';", 'src/core/a.ts (core) imports idb'],
    ['src/core/a.ts', "import { readFileSync } from 'node:fs';", 'src/core/a.ts (core) imports node:fs'],
    ['src/core/a.ts', 'const at = Date.now();', 'src/core/a.ts (core) reaches outside: Date.now'],
    ['src/core/a.ts', 'const x = Math.random();', 'src/core/a.ts (core) reaches outside: Math.random'],
    ['src/core/a.ts', 'chrome.tabs.query({});', 'src/core/a.ts (core) reaches outside: chrome.'],
    [
      'src/messages/a.ts',
      "const x = await import('../background/x.ts');",
      'src/messages/a.ts (messages) imports background',
    ],
    ['src/background/a.ts', "import '../platform/x.ts';", 'src/background/a.ts (background) imports platform'],
    ['src/ui/a.tsx', "import {\n  x,\n} from '../background/x.ts';", 'src/ui/a.tsx (ui) imports background'],
    [
      'src/in-page/a.ts',
      "import x from 'webextension-polyfill';",
      'src/in-page/a.ts (in-page) imports webextension-polyfill',
    ],
    [
      'src/platform/a.ts',
      "import x from '../entrypoints/x.ts?script&iife';",
      'src/platform/a.ts (platform) imports entrypoints',
    ],
    ['src/helpers/a.ts', '', 'src/helpers/a.ts belongs to no layer'],
  ])('catches a violation planted in %s: %s', (path, source, sentence) => {
    expect(violations(path, source)).toEqual([sentence]);
  });

  it.each([
    ['src/ui/a.tsx', "import { render } from 'preact/hooks';\nimport '../styles/tokens.css';"],
    ['src/core/a.ts', "// import x from '../ui/x.ts'; Date.now()\n/* chrome.tabs */ import * as v from 'valibot';"],
    ['src/entrypoints/a.ts', "import veil from './veil.ts?script&iife';\nimport { x } from '../platform/x.ts';"],
  ])('finds no fault where there is none, in %s', (path, source) => {
    expect(violations(path, source)).toEqual([]);
  });

  it('sees a circle, also of types and by way of a third', () => {
    const files = [
      ['src/core/a.ts', "import type { B } from './deep/b.ts';"],
      ['src/core/deep/b.ts', "import { c } from '../c.ts'; import '../d.ts';"],
      ['src/core/c.ts', "import { a } from './a.ts';"],
      ['src/core/d.ts', "import { c } from './c.ts';"],
    ] as const;
    expect(circles(new Map(files))).toContain('src/core/a.ts → src/core/deep/b.ts → src/core/c.ts → src/core/a.ts');
    expect(circles(new Map(files.filter(([path]) => path !== 'src/core/c.ts')))).toEqual([]);
  });

  it('sees imports of every form', () => {
    expect(
      importsOf("import 'a';import b from 'b';export { c } from 'c';import type { d } from 'd';import('e');"),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
