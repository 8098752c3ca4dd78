import { exchange, type Failed } from '../exchange.ts';
import { failed } from '../http-problem.ts';
import type { HttpTools } from '../patience.ts';

export type JsonAnswer =
  | { readonly is: 'answered'; readonly status: number; readonly json: unknown; readonly bytes: number }
  | Failed;

/** One request to Microsoft. A refusal (400 to 403) is an answer too where it is told as JSON: it says why. */
export async function jsonRequest(
  tools: HttpTools,
  address: string,
  init: { readonly method: 'GET' | 'POST'; readonly headers: Record<string, string>; readonly body?: string },
): Promise<JsonAnswer> {
  const answer = await exchange(tools, address, init, (status, problem) => (isTold(status) ? null : problem));
  if (answer.is === 'problem') return answer;
  try {
    return { is: 'answered', status: answer.status, json: JSON.parse(answer.text), bytes: answer.bytes };
  } catch {
    return failed(answer.problem ?? 'unreadable');
  }
}

const isTold = (status: number): boolean => status >= 400 && status <= 403;
