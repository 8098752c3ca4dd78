import { createHash } from 'node:crypto';
import { readSignInAnswer, signInAddress } from '../../../src/core/calendar/microsoft/sign-in.ts';
import type { MicrosoftCode } from '../../../src/core/ports/microsoft.ts';
import type { HttpTools } from '../../../src/platform/patience.ts';
import { MICROSOFT_CLIENT_ID } from '../../browsers/support/built.ts';
import { type MicrosoftStandIn, microsoftStandIn } from '../../browsers/support/microsoft-stand-in.ts';
import { openServer, patientTools } from '../server.ts';

export const CLIENT_ID = MICROSOFT_CLIENT_ID;
export const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';

export interface Microsoft {
  readonly standIn: MicrosoftStandIn;
  readonly tools: HttpTools;
  /** What a browser's sign-in window would give. Null: it leads to no code. */
  signIn(prompt: 'select_account' | 'none'): Promise<MicrosoftCode | null>;
  close(): Promise<void>;
}

/** The stand-in behind a real HTTP server, and a fetch that finds it where the code asks for Microsoft's own names. */
export async function openMicrosoft(tools: HttpTools = patientTools()): Promise<Microsoft> {
  const server = await openServer();
  const standIn = microsoftStandIn(CLIENT_ID);
  server.answer = (request, response) => {
    const url = new URL(`https:/${request.url ?? ''}`);
    standIn.answer(request, response, url);
  };
  const toStandIn: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    const headers = new Headers(init?.headers);
    // As a worker's request has one.
    if (init?.method === 'POST') headers.set('origin', 'chrome-extension://abcdefghijklmnop');
    return fetch(`${server.origin}/${url.host}${url.pathname}${url.search}`, { ...init, headers });
  };
  let count = 0;
  return {
    standIn,
    tools: { ...tools, fetch: toStandIn },
    async signIn(prompt) {
      const verifier = `verifier-${++count}-`.padEnd(43, 'v');
      const nonce = `nonce-${count}-`.padEnd(43, 'n');
      const state = 's'.repeat(43);
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const question = { clientId: CLIENT_ID, redirectUri: REDIRECT, state, nonce, challenge, prompt };
      let response = await toStandIn(signInAddress(question), { redirect: 'manual' });
      if (response.status === 200) {
        const href = /id="sign-in" href="([^"]+)"/.exec(await response.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
        response = await toStandIn(`https://login.microsoftonline.com${href}`, { redirect: 'manual' });
      }
      const answer = readSignInAnswer(response.headers.get('location') ?? '', REDIRECT, state);
      return answer.is === 'code' ? { code: answer.code, verifier, nonce } : null;
    },
    close: server.close,
  };
}
