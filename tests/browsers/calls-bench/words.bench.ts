import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBoth } from '../support/in-both.ts';
import { pressOn, say } from '../support/product.ts';
import { eventually } from '../support/shared.ts';
import { CALL_URL } from '../support/sites.ts';
import { type Stage, setStage } from '../support/stage.ts';

const APP_URL = 'https://us02web.zoom.us/j/81234567890';

/** Calls of which a page shows nothing: the user's word counts, and nothing is claimed without it. */
inBoth('a call that cannot be seen, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name, {
      own: {
        'us02web.zoom.us': (_, response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Launch</title>'),
      },
    });
  });
  afterAll(() => stage?.close());

  const sight = async () => (await stage.product.live())?.now?.callSight;

  it('is told in words where its room shows no sign of it, and is live by one click', async () => {
    const { browser, product } = stage;
    await stage.meet({ lengthMs: 120_000 });
    await eventually('nobody can tell', async () => (await sight()) === 'cannot-tell', 40_000);
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await eventually('the popup says so', () =>
      popup.evaluate((words) => document.body.textContent.includes(words), say('popup_call_cannot_tell')),
    );
    await pressOn(popup, say('popup_say_in_call'));
    await eventually('it is live by the word', async () => (await sight()) === 'said');
    await popup.close();
    await product.ask('endFocus');
  });

  it('is known to be in an app by its invitation, by the page that launches it, and by the user’s word', async () => {
    const { browser, product } = stage;
    await stage.meet({ lengthMs: 120_000, joinUrl: APP_URL });
    expect((await product.live())?.now).toMatchObject({ setting: 'app-call', callSight: 'app-expected' });
    const launch = await browser.open(APP_URL);
    await eventually('its launch page was seen', async () => (await sight()) === 'app-opened');
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await pressOn(popup, say('popup_say_in_app'));
    await eventually('it counts as joined', async () => (await sight()) === 'app-said');
    await pressOn(popup, say('popup_say_left_app'));
    await eventually('it is over', async () => (await sight()) !== 'app-said');
    await popup.close();
    await launch.close();
    await product.ask('endFocus').catch(() => undefined);
  });

  it('is asked about once, where another room is joined than the invitation says', async () => {
    const { browser, product, sites } = stage;
    const startMs = Math.ceil(Date.now() / 1_000) * 1_000 + 2_000;
    sites.calendar.show([
      {
        title: 'Budget',
        startMs,
        endMs: startMs + 120_000,
        people: ['Dana Reyes <dana@acme.example>'],
        joinUrl: CALL_URL,
      },
    ]);
    await product.ask('refreshCalendars');
    await product.focusOn();
    const other = await browser.open('https://meet.jit.si/AnotherRoomAltogether');
    await other.click('#join');
    const asked = await eventually('it is asked', async () => (await product.live())?.callAsked ?? null, 20_000);
    expect(asked).toMatchObject({ is: 'which-meeting' });
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await pressOn(popup, say('popup_say_yes'));
    await eventually('it is the meeting’s call, and asked no more', async () => {
      const live = await product.live();
      return live?.callAsked === null && live.now?.callSight === 'live' && live.now.title === 'Budget';
    });
    await popup.close();
    await product.ask('endFocus');
  });
});
