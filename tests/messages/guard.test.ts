import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import type { CallMap, Handlers } from '../../src/messages/call-map.ts';
import { answer, done } from '../../src/messages/guard.ts';
import { pageToBackground } from '../../src/messages/page-to-background.ts';
import { readProbeMessage } from '../../src/messages/probe-to-background.ts';
import { uiToBackground } from '../../src/messages/ui-to-background.ts';

/** Handlers that only note what reached them. */
function listening(map: CallMap) {
  const heard: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(map).map((name) => [
      name,
      async (payload: unknown) => {
        heard.push([name, payload]);
        return done;
      },
    ]),
  ) as unknown as Handlers<CallMap, null>;
  return { heard, say: (message: unknown) => answer(map, handlers, message, null) };
}

describe('the guard', () => {
  it('lets a call through, with nothing in it that was not declared', async () => {
    const { heard, say } = listening(uiToBackground);
    expect(await say({ call: 'startFocusFor', payload: { minutes: 25, more: 'x' }, alsoThis: 1 })).toEqual(done);
    expect(heard).toEqual([['startFocusFor', { minutes: 25 }]]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'startFocusFor'],
    ['no call', { payload: {} }],
    ['an unknown call', { call: 'eraseTheDisk', payload: {} }],
    ['a call that every object has', { call: 'constructor', payload: {} }],
    ['a call that every object has too', { call: 'toString', payload: {} }],
    ['the prototype', { call: '__proto__', payload: {} }],
    ['a call that is no text', { call: ['endFocus'], payload: {} }],
  ])('does not answer %s', async (_, message) => {
    const { heard, say } = listening(uiToBackground);
    expect(await say(message)).toBeNull();
    expect(heard).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['no payload', 'startFocusFor', undefined],
    ['minutes that are a text', 'startFocusFor', { minutes: '25' }],
    ['half a minute', 'startFocusFor', { minutes: 0.5 }],
    ['a year of minutes', 'startFocusFor', { minutes: 525_600 }],
    ['no number', 'startFocusFor', { minutes: Number.NaN }],
    ['an empty id', 'startFocusOnMeeting', { occurrenceId: '' }],
    ['an endless id', 'startFocusOnMeeting', { occurrenceId: 'x'.repeat(2_001) }],
    ['a share above one', 'correctRecord', { recordId: 'a', saidPresentShare: 1.01 }],
    ['an unknown thing to delete', 'deleteEverything', { what: 'the-disk' }],
    ['all settings at once', 'changeSettings', { settings: DEFAULT_SETTINGS }],
    ['a change of what is no setting', 'changeSettings', { change: { isAdmin: true } }],
    ['a change of the version', 'changeSettings', { change: { version: 2 } }],
    ['a change of which one part is wrong', 'changeSettings', { change: { strength: 'soft', weekStartsOn: 8 } }],
    ['a list in the place of its change', 'changeSettings', { change: { distractions: ['news.test'] } }],
    ['a row that is no site', 'changeSettings', { change: { distractions: { add: ['news.test', 'no site'] } } }],
    ['a row for what is no list', 'changeSettings', { change: { hush: { add: ['isSoundMuted'] } } }],
    ['nothing where a value belongs', 'changeSettings', { change: { strength: null } }],
    ['a strength for a kind of meeting that is none', 'changeSettings', { change: { kindStrengths: { all: 'soft' } } }],
    [
      'a kind of call site that is none',
      'changeSettings',
      { change: { callSites: { add: [{ site: 'a.test', kind: 'x' }] } } },
    ],
  ])('refuses %s', async (_, call, payload) => {
    const { heard, say } = listening(uiToBackground);
    expect(await say({ call, payload })).toEqual({ ok: false, problem: 'bad-request' });
    expect(heard).toEqual([]);
  });

  it('tells a handler that fails as a problem, without its reason', async () => {
    const handlers = { veilOpened: () => Promise.reject(new Error('secret')) } as never;
    expect(await answer(pageToBackground, handlers, { call: 'veilOpened', payload: {} }, null)).toEqual({
      ok: false,
      problem: 'failed',
    });
  });

  it('takes no prototype from a message', async () => {
    const { heard, say } = listening(uiToBackground);
    await say(JSON.parse('{"call":"endFocus","payload":{"__proto__":{"isAdmin":true}}}'));
    expect(heard).toEqual([['endFocus', {}]]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('stands ten thousand messages of any shape', async () => {
    const names = [...Object.keys(uiToBackground), '__proto__', 'hasOwnProperty', ''];
    const anyMessage = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc.record({
        call: fc.oneof(fc.constantFrom(...names), fc.anything()),
        payload: fc.anything({ withNullPrototype: true }),
      }),
    );
    const { heard, say } = listening(uiToBackground);
    await fc.assert(
      fc.asyncProperty(anyMessage, async (message) => {
        const reply = await say(message);
        if (reply !== null && reply.ok !== true && reply.problem !== 'bad-request') expect.fail(reply.problem);
        if (readProbeMessage(message) !== null) expect.fail('that is no word of a probe');
      }),
      { numRuns: 10_000 },
    );
    for (const [name] of heard) expect(Object.keys(uiToBackground)).toContain(name);
  }, 60_000);
});
