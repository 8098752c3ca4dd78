import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// To look at every screen in every state, redrawn as you edit: npx vite --config tests/ui/gallery/vite.config.ts
// To take pictures: SCREENSHOTS=pictures npx vitest run --project browsers tests/browsers/screens.test.ts
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  cacheDir: `${tmpdir()}/undivided-gallery`,
  oxc: { jsx: { importSource: 'preact' } },
  server: { open: '/tests/ui/gallery/index.html' },
});
