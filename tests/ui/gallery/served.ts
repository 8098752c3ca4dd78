import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Served {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Builds pages of the project, named by their paths in it, and serves them from memory on a free port of this machine.
 * Built once they are three files; as they are written a page is a hundred, and every test that opens one waits for them.
 */
export async function serveBuilt(pages: readonly string[]): Promise<Served> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { importSource: 'preact' } },
    build: {
      write: false,
      minify: false,
      cssMinify: false,
      target: 'esnext',
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: { input: pages.map((page) => `${root}${page}`) },
    },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const { output } of [built].flat() as { output: readonly BuiltFile[] }[])
    for (const file of output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    response
      .writeHead(file === undefined ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
      .end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** What is used here of what Vite says it built. */
type BuiltFile =
  | { readonly type: 'chunk'; readonly fileName: string; readonly code: string }
  | { readonly type: 'asset'; readonly fileName: string; readonly source: string | Uint8Array };
