import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { fromRoot } from '../support/shared.ts';

const HERE = 'tests/browsers/calls-bench';
const SCRIPTS = {
  background: `${HERE}/background.ts`,
  'call-probe': 'src/entrypoints/call-probe.ts',
  'call-probe-observer': 'src/entrypoints/call-probe-observer.ts',
};

/**
 * Builds a small extension around the real probe and the real rules: nothing of the product's own worker, so that a
 * call is found or missed by these alone. Answers the folder of the build.
 */
export async function buildBench(browser: 'chromium' | 'firefox', outDir: string): Promise<string> {
  mkdirSync(join(outDir, 'entrypoints'), { recursive: true });
  for (const [name, entry] of Object.entries(SCRIPTS)) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: fromRoot('.'),
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        target: ['chrome144', 'firefox140'],
        lib: { entry: fromRoot(entry), formats: ['iife'], name: 'bench', fileName: () => `${name}.js` },
      },
    });
  }
  cpSync(fromRoot(`${HERE}/popup.html`), join(outDir, 'entrypoints/popup.html'));
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify(manifestFor(browser)));
  return outDir;
}

const manifestFor = (browser: 'chromium' | 'firefox') => ({
  manifest_version: 3,
  // The drivers look for the product by its name.
  name: 'Undivided',
  version: '0.0.1',
  permissions: ['storage', 'scripting'],
  optional_host_permissions: ['https://*/*'],
  background: browser === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
  ...(browser === 'firefox' && { browser_specific_settings: { gecko: { id: 'undivided@extension' } } }),
});
