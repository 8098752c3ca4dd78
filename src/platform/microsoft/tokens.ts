import * as v from 'valibot';
import type { CalendarProblem, MicrosoftAccount } from '../../core/calendar/calendar.ts';
import { TOKEN_ADDRESS } from '../../core/calendar/microsoft/addresses.ts';
import {
  accountOf,
  formOf,
  problemOfError,
  SCOPES,
  TokenAnswer,
  TokenError,
} from '../../core/calendar/microsoft/sign-in.ts';
import type { MicrosoftCode } from '../../core/ports/microsoft.ts';
import type { Failed } from '../exchange.ts';
import { failed } from '../http-problem.ts';
import type { HttpTools } from '../patience.ts';
import type { MicrosoftAccountStore } from './account-store.ts';
import { jsonRequest } from './json-request.ts';
import { claimsIn } from './pkce.ts';

export interface TokenPorts {
  readonly tools: HttpTools;
  readonly store: MicrosoftAccountStore;
  readonly clientId: string;
  readonly redirectUri: () => string;
  /** Asks without a window, by who is signed in to Microsoft in this browser. Null: that does not do. */
  readonly askSilently: (address: string | null) => Promise<MicrosoftCode | null>;
  readonly nowMs: () => number;
}

type Redeemed = { readonly is: 'redeemed'; readonly account: MicrosoftAccount } | Failed;
export type Access = { readonly is: 'access'; readonly account: MicrosoftAccount } | Failed;

/** An access token is not used any more when it ends so soon, ms: an answer takes time, and clocks differ. */
const MARGIN_MS = 2 * 60_000;

/** Gets tokens from Microsoft's token endpoint, and keeps them fresh. */
export class Tokens {
  readonly #ports: TokenPorts;
  /** One refresh of an account at a time: its calendars are read side by side, and a refresh token is for one use. */
  readonly #underWay = new Map<string, Promise<Access>>();

  constructor(ports: TokenPorts) {
    this.#ports = ports;
  }

  /** What the sign-in window gave, for tokens. Nothing is stored. */
  async redeem({ code, verifier, nonce }: MicrosoftCode): Promise<Redeemed> {
    const { clientId, redirectUri } = this.#ports;
    const answer = await this.#ask({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri(),
    });
    if (answer.is === 'problem') return answer;
    const id = accountOf(claimsIn(answer.tokens.id_token ?? ''), clientId, nonce);
    if (id === null) return failed('sign-in-failed');
    return { is: 'redeemed', account: this.#with({ id, address: null, refreshToken: '' }, answer.tokens) };
  }

  /** A sign-in whose access token holds; `refused`: not this one, which Microsoft did not take. */
  async access(accountId: string, refused: string | null): Promise<Access> {
    for (let known = this.#underWay.get(accountId); known !== undefined; known = this.#underWay.get(accountId)) {
      const answer = await known;
      if (answer.is === 'problem' || answer.account.accessToken !== refused) return answer;
    }
    const job = this.#access(accountId, refused).finally(() => this.#underWay.delete(accountId));
    this.#underWay.set(accountId, job);
    return job;
  }

  async #access(accountId: string, refused: string | null): Promise<Access> {
    const { store, nowMs } = this.#ports;
    const account = await store.get(accountId);
    if (account === null) return failed('sign-in-expired');
    if (account.accessToken !== refused && account.accessUntilMs - nowMs() > MARGIN_MS)
      return { is: 'access', account };
    if (account.refreshToken !== '') {
      const answer = await this.#ask({ grant_type: 'refresh_token', refresh_token: account.refreshToken });
      if (answer.is === 'tokens') return this.#keep(this.#with(account, answer.tokens));
      if (answer.problem !== 'sign-in-expired') return answer;
      // It has run out for good: asking with it again would be asking in vain.
      await store.put({ ...account, accessToken: '', accessUntilMs: 0, refreshToken: '' });
    }
    return this.#renew(account);
  }

  /**
   * Refresh tokens of an app without a server last a day (Microsoft identity platform, "Refresh tokens"). Whoever is still
   * signed in to Microsoft in this browser need not be asked for that.
   */
  async #renew(account: MicrosoftAccount): Promise<Access> {
    const given = await this.#ports.askSilently(account.address).catch(() => null);
    const redeemed = given === null ? failed('sign-in-expired') : await this.redeem(given);
    if (redeemed.is === 'problem') return redeemed.problem === 'sign-in-failed' ? failed('sign-in-expired') : redeemed;
    if (redeemed.account.id !== account.id) return failed('sign-in-expired');
    return this.#keep({ ...redeemed.account, address: account.address });
  }

  /** Kept before it is used: a worker that ends in between must not have used up the older one for nothing. */
  async #keep(account: MicrosoftAccount): Promise<Access> {
    await this.#ports.store.put(account);
    return { is: 'access', account };
  }

  #with(account: Pick<MicrosoftAccount, 'id' | 'address' | 'refreshToken'>, tokens: TokenAnswer): MicrosoftAccount {
    return {
      id: account.id,
      address: account.address,
      accessToken: tokens.access_token,
      accessUntilMs: this.#ports.nowMs() + tokens.expires_in * 1_000,
      refreshToken: tokens.refresh_token ?? account.refreshToken,
    };
  }

  async #ask(fields: Readonly<Record<string, string>>): Promise<{ is: 'tokens'; tokens: TokenAnswer } | Failed> {
    const { tools, clientId } = this.#ports;
    const answer = await jsonRequest(tools, TOKEN_ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: formOf({ client_id: clientId, scope: SCOPES, ...fields }),
    });
    if (answer.is === 'problem') return answer;
    const tokens = v.safeParse(TokenAnswer, answer.json);
    if (answer.status < 300 && tokens.success) return { is: 'tokens', tokens: tokens.output };
    const error = v.safeParse(TokenError, answer.json);
    const problem: CalendarProblem = error.success
      ? problemOfError(error.output.error, error.output.error_description)
      : 'sign-in-failed';
    return failed(problem);
  }
}
