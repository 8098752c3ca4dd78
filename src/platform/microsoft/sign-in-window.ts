import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import { readSignInAnswer, type SignInQuestion, signInAddress } from '../../core/calendar/microsoft/sign-in.ts';
import type { MicrosoftCode } from '../../core/ports/microsoft.ts';
import { browser } from '../browser.ts';
import { challengeOf, randomText } from './pkce.ts';

/** Where Microsoft leads back to: an address of the browser's own making that is never asked for on the network. */
export const redirectUri = (): string => browser.identity.getRedirectURL();

type SignedIn = ({ readonly is: 'signed-in' } & MicrosoftCode) | { readonly is: 'problem'; problem: CalendarProblem };

/** Lets the user sign in, in a window of the browser's that is not ours to look into. */
export const signInInWindow = (clientId: string): Promise<SignedIn> =>
  ask({ clientId, prompt: 'select_account' }, true);

/** Asks without a window, by who is signed in to Microsoft in this browser. Null: that does not do. */
export async function signInSilently(clientId: string, hint: string | null): Promise<MicrosoftCode | null> {
  const answer = await ask({ clientId, prompt: 'none', hint: hint ?? undefined }, false);
  return answer.is === 'signed-in' ? answer : null;
}

async function ask(
  about: Pick<SignInQuestion, 'clientId' | 'prompt' | 'hint'>,
  interactive: boolean,
): Promise<SignedIn> {
  const [state, nonce, verifier] = [randomText(), randomText(), randomText()];
  const question = { ...about, redirectUri: redirectUri(), state, nonce, challenge: await challengeOf(verifier) };
  let address: string;
  try {
    address = await browser.identity.launchWebAuthFlow({ url: signInAddress(question), interactive });
  } catch (problem) {
    // The browsers tell the reason in a sentence alone: "Authorization page could not be loaded" is Chromium's.
    const isOffline = /could not be loaded|NetworkError/i.test(String(problem));
    return { is: 'problem', problem: isOffline ? 'unreachable' : 'sign-in-cancelled' };
  }
  const answer = readSignInAnswer(address ?? '', question.redirectUri, state);
  return answer.is === 'code' ? { is: 'signed-in', code: answer.code, verifier, nonce } : answer;
}
