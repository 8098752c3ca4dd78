import { decodeBase64, percentDecoded } from './decode.ts';
import { type Link, paramOf } from './link.ts';

/** Launcher pages carry the join link inside a parameter, encoded twice or three times over. */
const ENCODED_TIMES = 4;

/**
 * Which Teams meeting an address is of. One meeting has many shapes: `/l/meetup-join/19:meeting_…@thread.v2/0`, the same
 * inside the launcher's `url` or the web app's fragment, `coords` (base64 of JSON with a conversationId) on
 * light-meetings, `/meet/<digits>`. The thread's id, or the digits, is what they share. Null: none named, as while the
 * web app shows a chat.
 */
export function teamsRoom(link: Link): string | null {
  const coords = paramOf(link, 'coords');
  let text = `${link.path}?${link.query}#${link.fragment} ${coords ? (decodeBase64(coords) ?? '') : ''}`;
  for (let time = 0; time < ENCODED_TIMES; time += 1) {
    const thread = /19:([\w-]+)@thread\.\w+(?:\/(\d+))?/i.exec(text);
    if (thread) {
      // A channel's meetings share its thread: the message that began each tells them apart. In a meeting's own it is 0.
      const message = thread[2] ?? /"messageId":"(\d+)"/.exec(text)?.[1] ?? '0';
      return [thread[1], ...(message === '0' ? [] : [message])].join('/').toLowerCase();
    }
    const short = /\/meet\/(\d+)/.exec(text);
    if (short?.[1]) return short[1];
    text = percentDecoded(text);
  }
  return null;
}
