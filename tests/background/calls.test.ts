import { describe, expect, it, vi } from 'vitest';
import type { Undivided } from '../../src/background/undivided.ts';
import type { Stamp } from '../../src/core/time/stamp.ts';
import { occurrence } from '../core/meeting/occurrences.ts';
import type { World } from '../fakes/world.ts';
import { hangUp, join } from './in-calls.ts';
import { CALL, callMeeting, minute, OTHER, records, scene, seconds } from './scene.ts';

// Hours are played second by second, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const OTHER_CALL = 'https://meet.google.com/xyz-wvut-srq';
const OTHER_ROOM = 'google-meet/xyz-wvut-srq';
const JITSI = 'https://meet.jit.si/Standup';

const turn = (world: World, job: (undivided: Undivided, now: Stamp) => Promise<unknown>) =>
  world.during((undivided) => undivided.turn((now) => job(undivided, now)));
const asked = (world: World) => world.session.live?.callAsked ?? null;
const title = (world: World) => world.session.live?.now?.title ?? null;

describe('a live call in the room of a calendar meeting', () => {
  it('is that meeting, at once', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], { startsFocus: 'only-with-call' });
    await world.until(minute(3));
    expect(title(world)).toBeNull();
    await join(world, world.call);
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', because: 'call-live', callSight: 'live' });
    expect(asked(world)).toBeNull();
  });

  it('is that meeting also when it starts early, and goes on into its time', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(-6));
    await join(world, world.call);
    expect(title(world)).toBe('pilot');
    await world.until(minute(20));
    await hangUp(world, world.call);
    await world.pass(seconds(70));
    expect(records(world)).toEqual(['pilot 08:54:01: present 1558.5']);
  });

  it('is none of it half an hour before', async () => {
    const world = await scene([callMeeting('pilot', 30, 60)]);
    await join(world, world.call);
    expect(title(world)).toBe('Google Meet');
    await world.until(minute(31));
    // The planned meeting is in this very room: the call becomes it, without being asked about.
    expect(title(world)).toBe('pilot');
    expect(asked(world)).toBeNull();
  });

  it('is one call in two tabs, and in each of them its user is present', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await join(world, world.call);
    const second = world.desktop.open(CALL);
    await join(world, second);
    await world.until(minute(10));
    await world.desktop.close(world.call);
    await world.until(minute(12));
    expect(asked(world)).toBeNull();
    expect(world.session.live?.now).toMatchObject({ callSight: 'live', totals: { elsewhereMs: 0, distractedMs: 0 } });
  });

  it('keeps focus on when it runs over', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await join(world, world.call);
    await world.until(minute(40));
    expect(title(world)).toBe('pilot');
    await hangUp(world, world.call);
    await world.pass(seconds(70));
    expect(records(world)).toEqual([expect.stringMatching(/^pilot 08:5.*present 29/)]);
  });

  it('is handed over to the next meeting in the same room, without a gap and without a new call', async () => {
    const world = await scene([callMeeting('first', 0, 30), callMeeting('second', 30, 60)]);
    await world.until(minute(1));
    await join(world, world.call);
    await world.until(minute(31));
    expect(world.session.live?.now).toMatchObject({ title: 'second', callSight: 'live', canReturn: true });
    await world.until(minute(50));
    await hangUp(world, world.call);
    await world.pass(seconds(70));
    expect(records(world)).toEqual([
      'first 09:00: present 1800',
      expect.stringMatching(/^second 09:30: present 120\d/),
    ]);
  });

  it('is the meeting of its own hour, where a series uses the room again', async () => {
    const series = (id: string, from: number) => callMeeting(id, from, from + 30, { seriesId: 'weekly' });
    const world = await scene([series('morning', 0), series('noon', 180)]);
    await world.until(minute(2));
    await join(world, world.call);
    await world.until(minute(25));
    await hangUp(world, world.call);
    await world.until(minute(100));
    await join(world, world.call);
    expect(title(world)).toBe('Google Meet');
    await hangUp(world, world.call);
    await world.until(minute(178));
    await join(world, world.call);
    expect(title(world)).toBe('noon');
  });
});

describe('a live call that no calendar knows', () => {
  it('is a meeting of its own, named after its service, and can be named', async () => {
    const world = await scene([]);
    const call = world.desktop.open(JITSI);
    await join(world, call);
    expect(world.session.live?.now).toMatchObject({ title: 'Jitsi Meet', canRename: true, plannedEndMs: null });
    await turn(world, (undivided, now) => undivided.callDesk.rename(now, '  Coffee with Dana '));
    expect(title(world)).toBe('Coffee with Dana');
    await hangUp(world, call);
    await world.pass(seconds(70));
    expect(records(world)).toEqual([expect.stringMatching(/^Coffee with Dana /)]);
  });

  it('keeps the name that a calendar gives', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    expect(world.session.live?.now?.canRename).toBe(false);
    await turn(world, (undivided, now) => undivided.callDesk.rename(now, 'mine'));
    expect(title(world)).toBe('pilot');
  });
});

describe('a live call in another room than the meeting that is on', () => {
  const twoRooms = async (settings = {}) => {
    const world = await scene([callMeeting('pilot', 0, 30)], settings);
    await world.until(minute(2));
    const other = world.desktop.open(OTHER_CALL);
    await join(world, other);
    return { world, other };
  };

  it('has focus for itself, and is asked about', async () => {
    const { world, other } = await twoRooms();
    expect(title(world)).toBe('Google Meet');
    expect(asked(world)).toEqual({
      is: 'which-meeting',
      tabId: other,
      service: 'google-meet',
      meetings: [{ occurrenceId: 'pilot', title: 'pilot' }],
    });
  });

  it('is the meeting, if the user says so, in that room to its end', async () => {
    const { world, other } = await twoRooms();
    await turn(world, (undivided, now) => undivided.callDesk.sayWhich(now, other, { occurrenceId: 'pilot' }));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', callSight: 'live' });
    expect(asked(world)).toBeNull();
    await world.until(minute(20));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', current: 'present', canReturn: true });
    await hangUp(world, other);
    await world.pass(seconds(70));
    const kept = [...world.disk.records.values()].map((each) => each.meeting);
    expect(kept.at(-1)).toMatchObject({ occurrenceId: 'pilot', room: OTHER_ROOM });
    expect(title(world)).toBeNull();
  });

  it('is not asked about again, once the user said no', async () => {
    const { world, other } = await twoRooms();
    await turn(world, (undivided, now) => undivided.callDesk.sayWhich(now, other, null));
    expect(asked(world)).toBeNull();
    await world.until(minute(10));
    world.killWorker();
    await world.say({ is: 'sight' });
    expect(title(world)).toBe('Google Meet');
    expect(asked(world)).toBeNull();
  });

  it('is asked about once the meeting begins, where the call was there before', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    const other = world.desktop.open(OTHER_CALL);
    await join(world, other);
    expect(asked(world)).toBeNull();
    await world.until(minute(1));
    expect(asked(world)).toMatchObject({ is: 'which-meeting', tabId: other });
  });

  it('beside this meeting´s own live call changes nothing, and is asked about', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await join(world, world.call);
    const other = world.desktop.open(OTHER_CALL);
    await join(world, other);
    expect(title(world)).toBe('pilot');
    expect(asked(world)).toEqual({ is: 'other-call', tabId: other, service: 'google-meet' });
    await turn(world, (undivided, now) => undivided.callDesk.sayWhich(now, other, 'on'));
    expect(asked(world)).toBeNull();
    await turn(world, (undivided) => undivided.focus.goBack());
    expect(world.desktop.tabIn(1)?.address).toBe(OTHER_CALL);
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', current: 'present' });
  });
});

describe('a room that is open and silent', () => {
  it('is said to be silent after a while, and is live by the user´s word until they say it is over', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(0) + seconds(5));
    expect(world.session.live?.now?.callSight).toBe('none');
    await world.until(minute(1));
    await turn(world, async () => undefined);
    expect(world.session.live?.now?.callSight).toBe('cannot-tell');
    await turn(world, (undivided, now) => undivided.callDesk.sayInCall(now, null));
    expect(world.session.live?.now?.callSight).toBe('said');
    await world.until(minute(33));
    expect(title(world)).toBe('pilot');
    await turn(world, (undivided, now) => undivided.focus.callOver(now));
    expect(title(world)).toBeNull();
    expect(records(world)).toEqual(['pilot 09:00: present 1980']);
  });

  it('that is seen after all ends when it is seen to end', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await turn(world, (undivided, now) => undivided.callDesk.sayInCall(now, null));
    await join(world, world.call);
    expect(world.session.live?.now?.callSight).toBe('live');
    await world.until(minute(10));
    await hangUp(world, world.call);
    await world.pass(seconds(70));
    expect(title(world)).toBeNull();
  });

  it('of a meeting that waits for its call is asked about without focus', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], { startsFocus: 'only-with-call' });
    await world.until(minute(1));
    await turn(world, async () => undefined);
    expect(asked(world)).toEqual({ is: 'cannot-tell', tabId: world.call, title: 'pilot' });
    await turn(world, (undivided, now) => undivided.callDesk.sayInCall(now, world.call));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', callSight: 'said' });
    expect(asked(world)).toBeNull();
  });

  it('is nobody´s question where the call was seen to end', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    await world.until(minute(1));
    await join(world, world.call);
    await hangUp(world, world.call);
    await world.pass(seconds(30));
    expect(world.session.live?.now?.callSight).toBe('none');
  });
});

describe('a call in a desktop app', () => {
  const ZOOM = 'https://us02web.zoom.us/j/81234567890';
  const zoom = () => occurrence('pilot', 0, 30, { joinUrl: ZOOM });

  it('is expected by its invitation, and assumed while another program is in front', async () => {
    const world = await scene([zoom()]);
    await world.until(minute(1));
    expect(world.session.live?.now).toMatchObject({ setting: 'app-call', callSight: 'app-expected' });
    await world.see((desktop) => desktop.leaveBrowser());
    await world.until(minute(2));
    expect(world.session.live?.now).toMatchObject({ current: 'present' });
    expect(world.session.live?.now?.stretches.at(-1)?.isAssumed).toBe(true);
    await world.see((desktop) => desktop.show(world.page));
    expect(world.session.live?.now?.current).toBe('elsewhere');
  });

  it('is known to be opened by its launch page, which is no call in the browser', async () => {
    const world = await scene([zoom()]);
    await world.until(minute(1));
    const launch = world.desktop.open(ZOOM);
    await turn(world, async () => undefined);
    expect(world.session.live?.now).toMatchObject({ setting: 'app-call', callSight: 'app-opened' });
    await world.see((desktop) => desktop.close(launch));
    expect(world.session.live?.now).toMatchObject({ setting: 'app-call', callSight: 'app-opened' });
    await turn(world, (undivided, now) => undivided.callDesk.sayInApp(now));
    expect(world.session.live?.now?.callSight).toBe('app-said');
    await turn(world, (undivided, now) => undivided.focus.callOver(now));
    expect(title(world)).toBeNull();
  });

  it('of a meeting that waits for its call is asked about, and starts by the user´s word', async () => {
    const world = await scene([zoom()], { startsFocus: 'only-with-call' });
    await world.until(minute(1));
    await turn(world, async () => undefined);
    expect(title(world)).toBeNull();
    expect(asked(world)).toEqual({ is: 'app-call', occurrenceId: 'pilot', title: 'pilot' });
    await turn(world, (undivided, now) => undivided.callDesk.sayInApp(now, 'pilot'));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', setting: 'app-call', callSight: 'app-said' });
  });

  it('of a meeting that waits for its call starts by its launch page, opened in its time or shortly before', async () => {
    for (const openedAt of [-4, 3]) {
      const world = await scene([zoom()], { startsFocus: 'only-with-call' });
      await world.until(minute(openedAt));
      await world.see((desktop) => void desktop.open(ZOOM));
      await world.until(minute(4));
      expect(world.session.live?.now).toMatchObject({ title: 'pilot', because: 'app-opened', callSight: 'app-opened' });
      await turn(world, (undivided, now) => undivided.focus.end(now));
      await world.until(minute(10));
      expect(title(world)).toBeNull();
    }
  });

  it('of a meeting that waits for its call does not start by a launch page that was left about', async () => {
    const old = occurrence('old', 60, 90, { joinUrl: ZOOM });
    const world = await scene([old], { startsFocus: 'only-with-call' });
    world.desktop.open(ZOOM);
    world.desktop.show(world.page);
    await world.until(minute(70));
    await world.see((desktop) => desktop.show(world.call));
    expect(title(world)).toBeNull();
    expect(asked(world)).toMatchObject({ is: 'app-call' });
  });

  it('by the user´s word, claims nothing past its planned end', async () => {
    const world = await scene([zoom()]);
    await world.until(minute(1));
    await turn(world, (undivided, now) => undivided.callDesk.sayInApp(now));
    await world.until(minute(31));
    expect(title(world)).toBeNull();
  });

  it('that is joined in the browser instead is seen there', async () => {
    const world = await scene([zoom()]);
    await world.until(minute(1));
    const tab = world.desktop.open(ZOOM);
    await turn(world, async () => undefined);
    await world.see((desktop) => desktop.go(tab, 'https://app.zoom.us/wc/81234567890/join'));
    await join(world, tab);
    expect(world.session.live?.now).toMatchObject({ setting: 'browser-call', callSight: 'live', current: 'present' });
  });
});

describe('one click on a tab´s call', () => {
  it('is for the meeting that is on, in the room that the tab shows', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)], { startsFocus: 'ask' });
    const other = world.desktop.open(OTHER_CALL);
    await world.until(minute(1));
    await turn(world, (undivided, now) => undivided.focus.startOnTab(now, other));
    await world.pass(seconds(20));
    expect(world.session.live?.now).toMatchObject({ title: 'pilot', current: 'present', canReturn: true });
    await world.see((desktop) => desktop.go(other, OTHER));
    await world.pass(seconds(70));
    expect(title(world)).toBeNull();
  });
});

describe('a tab that nobody granted and that uses the microphone', () => {
  const capturing = async () => {
    const world = await scene([]);
    const tab = world.desktop.open('https://unknown.test/');
    world.capturing.add(tab);
    await world.say({ is: 'sharing-changed' });
    return { world, tab };
  };

  it('is offered, and starts nothing by itself', async () => {
    const { world, tab } = await capturing();
    await world.pass(seconds(60));
    expect(asked(world)).toEqual({ is: 'capturing', tabId: tab });
    expect(title(world)).toBeNull();
  });

  it('has focus by one click', async () => {
    const { world, tab } = await capturing();
    await turn(world, (undivided, now) => undivided.callDesk.sayInCall(now, tab));
    expect(world.session.live?.now).toMatchObject({ because: 'by-hand-call', callSight: 'said' });
    expect(asked(world)).toBeNull();
  });

  it('is left alone once the user says that it is no call, until it captures anew', async () => {
    const { world, tab } = await capturing();
    await turn(world, (undivided, now) => undivided.callDesk.sayNoCall(now, tab));
    expect(asked(world)).toBeNull();
    world.capturing.delete(tab);
    await world.say({ is: 'sharing-changed' });
    world.capturing.add(tab);
    await world.say({ is: 'sharing-changed' });
    expect(asked(world)).toEqual({ is: 'capturing', tabId: tab });
  });
});

describe('a tab that nobody granted and that shares the screen', () => {
  it('keeps names off every screen of ours while it does, in focus and outside of it', async () => {
    const world = await scene([callMeeting('pilot', 0, 30)]);
    const tab = world.desktop.open('https://unknown.test/');
    const shares = async (isOn: boolean) => {
      world.screenSharing[isOn ? 'add' : 'delete'](tab);
      await world.say({ is: 'sharing-changed' });
    };
    await shares(true);
    expect(JSON.stringify(world.session.live)).not.toContain('"title":"pilot"');
    await world.until(minute(2));
    expect(world.session.live?.presenting).toMatchObject({ by: ['call'] });
    expect(JSON.stringify(world.session.live)).not.toContain('"title":"pilot"');
    world.killWorker();
    await world.wake();
    await world.pass(seconds(5));
    expect(JSON.stringify(world.session.live)).not.toContain('"title":"pilot"');
    await shares(false);
    expect(title(world)).toBe('pilot');
  });
});
