// Runs the project's TypeScript on any Node that the project supports, by the builder's own module runner.
import { runnerImport } from 'vite';
import { ROOT } from './packages.mjs';

/** The exports of a TypeScript file, by its path from the root. @param {string} path */
export async function load(path) {
  const { module } = await runnerImport(`${ROOT}${path}`, { configFile: false, logLevel: 'error' });
  return module;
}
