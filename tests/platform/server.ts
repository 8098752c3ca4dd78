import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { HttpTools } from '../../src/platform/patience.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on this machine, whose answer a test decides; `asked` is what it was asked. */
export interface TestServer {
  readonly origin: string;
  readonly asked: IncomingMessage[];
  answer: Answer;
  close(): Promise<void>;
}

export async function openServer(): Promise<TestServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    opened.answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const opened: TestServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (_, response) => response.writeHead(404).end(),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return opened;
}

/** One server for all tests of a file, of which nothing was asked yet when one begins. */
export function serveTests(take: (opened: TestServer) => void): void {
  let opened: TestServer;
  beforeAll(async () => {
    opened = await openServer();
    take(opened);
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    opened.asked.length = 0;
  });
}

const tools = (headersMs: number, wholeMs: number): HttpTools => ({
  fetch: globalThis.fetch,
  limits: { headersMs, silenceMs: headersMs, wholeMs },
  stayAwake: () => {},
});

/** Tools of a worker that waits as long as it takes on a busy machine, */
export const patientTools = (): HttpTools => tools(20_000, 60_000);
/** and of one that gives up soon. */
export const hurriedTools = (): HttpTools => tools(300, 1_200);
