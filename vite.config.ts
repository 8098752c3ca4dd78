import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = (name: string) => here(`src/entrypoints/${name}.html`);
const source = JSON.parse(readFileSync(here('manifest.json'), 'utf8'));

/**
 * The id under which whoever builds is registered with Microsoft; without one nothing of Microsoft 365 is offered or asked
 * for. It comes from the environment alone, so that no build has it by accident.
 */
function microsoftClientId(): string {
  const given = process.env['MICROSOFT_CLIENT_ID']?.trim() ?? '';
  if (!/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i.test(given))
    throw new Error('MICROSOFT_CLIENT_ID is not the "Application (client) ID" of a registration');
  return given;
}

/** The one manifest, as each browser wants it. `identity` opens the window in which users sign in to Microsoft. */
function manifestFor(browser: 'chrome' | 'firefox', clientId: string): ManifestV3Export {
  const permissions = [...source.permissions, ...(clientId === '' ? [] : ['identity'])];
  const manifest = { ...source, permissions };
  if (browser === 'chrome') return manifest;
  const { minimum_chrome_version: _, ...rest } = manifest;
  return {
    ...rest,
    background: { scripts: [manifest.background.service_worker], type: 'module' },
    // Firefox says only by this that a page was blocked: see `platform/differences/blocked-pages.ts`.
    permissions: [...manifest.permissions, 'webRequest'],
    browser_specific_settings: {
      gecko: {
        id: 'undivided@extension',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}

/**
 * Takes out what the build tool adds to `web_accessible_resources`: with it any page could tell that the extension is
 * there by asking for a file of ours. Scripts are injected by `scripting`, which needs no entry.
 */
function closeToPages(): Plugin {
  let outDir = '';
  return {
    name: 'close-to-pages',
    enforce: 'post',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const file = `${outDir}/manifest.json`;
      const built = JSON.parse(readFileSync(file, 'utf8'));
      delete built.web_accessible_resources;
      writeFileSync(file, `${JSON.stringify(built, null, 2)}\n`);
      rmSync(`${outDir}/.vite`, { recursive: true, force: true });
    },
  };
}

/**
 * Takes out of Preact the one way by which text can become markup (`dangerouslySetInnerHTML`): we never use it, what is
 * not there cannot be reached, and Mozilla's linter warns of it.
 */
function withoutMarkup(): Plugin {
  return {
    name: 'without-markup',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.mjs$/.test(id)) return null;
      const changed = code
        .replace(/\|\|\(?\w+\.innerHTML=\w+\.__html\)?/, '||0')
        .replace(/\|\|\w+\.__html==\w+\.innerHTML/, '');
      if (changed.includes('innerHTML=') || changed.includes('.innerHTML'))
        throw new Error('Preact writes markup in another way than before: see withoutMarkup in vite.config.ts');
      return { code: changed, map: null };
    },
  };
}

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const clientId = microsoftClientId();
  return {
    root: here('src'),
    publicDir: here('src/public'),
    plugins: [withoutMarkup(), crx({ manifest: manifestFor(browser, clientId), browser }), closeToPages()],
    define: { 'import.meta.env.MICROSOFT_CLIENT_ID': JSON.stringify(clientId) },
    build: {
      outDir: here(`dist/${browser}`),
      emptyOutDir: true,
      target: ['chrome144', 'firefox140'],
      modulePreload: false,
      rollupOptions: {
        input: { report: page('report'), welcome: page('welcome'), closed: page('closed') },
        // The core does nothing by being loaded. So what of it nobody asks for is left out, its schemas too.
        treeshake: { moduleSideEffects: [{ test: /\/src\/core\//, sideEffects: false }] },
      },
    },
  };
});
