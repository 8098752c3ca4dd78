import { describe, expect, it } from 'vitest';
import { callsOf, deadlineOf, evolveCalls, NO_CALLS, rebased } from '../../../src/core/calls/call-state.ts';
import {
  ALL_SILENT,
  evidence,
  IN_CALL,
  inCall,
  LIGHT_CALL,
  LISTENING,
  LOBBY,
  LOST_PEER,
  NOTHING,
  OTHER_ROOM,
  ROOM,
  Story,
} from './story.ts';

describe('joining', () => {
  it('is a lobby while only the devices are on', () => {
    const story = new Story().goesTo(ROOM).shows(LOBBY);
    expect(story.after(0.4).stage).toBe('none');
    expect(story.after(0.2).stage).toBe('lobby');
    expect(story.after(3_600).stage).toBe('lobby');
  });

  it('is live a second and a half after media is connected in a room, and began when it was', () => {
    const story = new Story().goesTo(ROOM).shows(LOBBY).after(20).shows(IN_CALL);
    expect(story.after(1.4).stage).toBe('lobby');
    expect(story.after(0.2).stage).toBe('live');
    expect(story.call).toMatchObject({
      serviceId: 'google-meet',
      room: 'google-meet/abc-defg-hij',
      startedAtMs: 20_000,
      sinceMs: 21_500,
      endedAtMs: null,
    });
  });

  it('takes five seconds on a call site’s other pages', () => {
    const story = new Story().goesTo('https://meet.google.com/landing').shows(IN_CALL);
    expect(story.after(4.9).stage).toBe('none');
    expect(story.after(0.2).stage).toBe('live');
  });

  it('is not live by a connection that ends within the hold', () => {
    const story = new Story().goesTo(ROOM).shows(IN_CALL).after(1.4).shows(LOBBY).after(1).shows(IN_CALL).after(1.4);
    expect(story.stage).toBe('lobby');
  });

  it.each([
    ['data alone', evidence({ connected: 1, dataOnly: 1, microphones: 1 })],
    ['a test of the page with itself', evidence({ looped: 2, microphones: 1, remoteAudio: 1, remoteVideo: 1 })],
    ['a connection on its way', evidence({ trying: 1, microphones: 1, cameras: 1 })],
  ])('is only a lobby with %s', (_, shown) => {
    expect(new Story().goesTo(ROOM).shows(shown).after(60).stage).toBe('lobby');
  });

  it('is nothing while a connection receives and nothing arrives', () => {
    expect(
      new Story()
        .goesTo(ROOM)
        .shows(evidence({ connected: 1, withMedia: 1, receiving: 2 }))
        .after(60).stage,
    ).toBe('none');
  });

  it('knows who only listens, after five seconds, in a room alone', () => {
    expect(new Story().goesTo(ROOM).shows(LISTENING).after(4.9).stage).toBe('none');
    expect(new Story().goesTo(ROOM).shows(LISTENING).after(5.1).stage).toBe('live');
    expect(new Story().goesTo('https://meet.google.com/landing').shows(LISTENING).after(60).stage).toBe('none');
  });

  it('knows a stream that is only watched, after fifteen seconds, and says so', () => {
    const story = new Story()
      .goesTo('https://stream.meet.google.com/stream/abc')
      .shows(evidence({ streams: 1 }))
      .after(15.1);
    expect(story.call).toMatchObject({ stage: 'live', isWatching: true });
    expect(
      new Story()
        .goesTo(ROOM)
        .shows(evidence({ streams: 1 }))
        .after(60).stage,
    ).toBe('none');
  });

  it('is no call on a page that tests one with a server', () => {
    expect(new Story().goesTo('https://zoom.us/test').shows(IN_CALL).after(60).stage).toBe('lobby');
  });

  it('believes Zoom’s own control where its media cannot be seen, with the microphone, in its room', () => {
    const room = 'https://app.zoom.us/wc/93312345678/join';
    const shown = evidence({ hasCallControl: true, microphones: 1 });
    expect(new Story().goesTo(room).shows(shown).after(5.1).stage).toBe('live');
    expect(
      new Story()
        .goesTo(room)
        .shows(evidence({ microphones: 1, cameras: 1 }))
        .after(60).stage,
    ).toBe('lobby');
    expect(new Story().goesTo(ROOM).shows(shown).after(60).stage).toBe('lobby');
  });

  it('works in light mode by what the elements play', () => {
    expect(new Story().goesTo(ROOM).shows(LIGHT_CALL).after(1.6).stage).toBe('live');
    expect(
      new Story()
        .goesTo(ROOM)
        .shows(evidence({ isObserved: false, localVideo: 1 }))
        .after(60).stage,
    ).toBe('lobby');
  });

  it('goes by the elements too where the observer came too late to know the connection', () => {
    const shown = evidence({ isLate: true, remoteAudio: 1, remoteVideo: 1, localVideo: 1 });
    expect(new Story().goesTo(ROOM).shows(shown).after(1.6).stage).toBe('live');
  });

  it('adds up frames: devices in one, the connection in another', () => {
    const story = new Story()
      .goesTo('https://app.cal.com/video/abc')
      .shows(LOBBY, { documentId: 'top' })
      .shows(LISTENING, { documentId: 'frame', frameId: 7 });
    expect(story.after(1.6).stage).toBe('live');
  });
});

describe('a call in a frame of another site', () => {
  const frame = { frameId: 5, documentId: 'frame', at: 'https://acme.whereby.com/standup' };

  it('has the frame’s room and the hold of a room', () => {
    const story = new Story().shows(IN_CALL, frame).after(1.6);
    expect(story.call).toMatchObject({ stage: 'live', serviceId: 'whereby', room: 'whereby/acme/standup' });
  });

  it('ends when its page goes elsewhere', () => {
    const story = new Story().shows(IN_CALL, frame).after(10).loses('frame');
    expect(story.goesTo('https://www.example.com/').after(4.1).stage).toBe('left');
  });
});

describe('staying', () => {
  it('is live with everybody muted and all cameras off, for hours', () => {
    expect(inCall().shows(ALL_SILENT).after(7_200).stage).toBe('live');
    expect(
      inCall()
        .shows(evidence({ connected: 1, withMedia: 1, receiving: 2 }))
        .after(7_200).stage,
    ).toBe('live');
  });

  it('is live through a change of connections', () => {
    const story = inCall()
      .shows(evidence({ trying: 1, microphones: 1 }))
      .after(7)
      .shows(IN_CALL);
    expect(story.after(60).stage).toBe('live');
    expect(story.call?.startedAtMs).toBe(0);
  });

  it('is one call through a reload, joined again within twenty seconds', () => {
    const story = inCall().goesTo(ROOM).loses().after(3).shows(LOBBY, { documentId: 'second' }).after(16);
    expect(story.stage).toBe('live');
    story.shows(IN_CALL, { documentId: 'second' }).after(60);
    expect(story.call).toMatchObject({ stage: 'live', startedAtMs: 0 });
  });

  it('is live while an address changes within the page', () => {
    const chat = (channel: number) => `https://discord.com/channels/1/${channel}`;
    const story = new Story().goesTo(chat(2)).shows(IN_CALL).after(10);
    const inPage = { serviceId: 'discord', room: 'discord/1/3', isInCallAddress: true, isHandoff: false };
    story.hears({ type: 'address', tabId: 1, address: inPage, isLoading: false }).after(60);
    expect(story.call).toMatchObject({ stage: 'live', room: 'discord/1/2', startedAtMs: 0 });
  });

  it('takes the room that the address names only later', () => {
    const story = new Story().goesTo('https://teams.microsoft.com/v2/').shows(IN_CALL).after(10);
    expect(story.call).toMatchObject({ stage: 'live', serviceId: 'microsoft-teams', room: null });
    const address = {
      serviceId: 'microsoft-teams',
      room: 'microsoft-teams/1',
      isInCallAddress: true,
      isHandoff: false,
    };
    story.hears({ type: 'address', tabId: 1, address, isLoading: false });
    expect(story.call?.room).toBe('microsoft-teams/1');
  });

  it('hands over to the next room in the same tab without a gap', () => {
    const story = inCall().goesTo(OTHER_ROOM).loses().after(2).shows(IN_CALL, { documentId: 'second' });
    for (let step = 0; step < 30; step += 1) expect(story.after(0.1).stage).toBe('live');
    expect(story.call).toMatchObject({ room: 'google-meet/xyz-wvut-srq', startedAtMs: 12_000, endedAtMs: null });
  });
});

describe('leaving', () => {
  it.each([
    ['everything is released', NOTHING, 4],
    ['the camera is kept', LOBBY, 6],
    ['the other side vanished', LOST_PEER, 30],
  ])('takes its time when %s', (_, shown, seconds) => {
    const story = inCall().shows(shown);
    expect(story.after(seconds - 0.1).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
    expect(story.call?.endedAtMs).toBe(10_000);
  });

  it('goes by the shorter time once the camera is released as well', () => {
    const story = inCall().shows(LOBBY).after(3).shows(NOTHING);
    expect(story.after(0.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });

  it('is not put off by the port that closes after the last word', () => {
    expect(inCall().shows(NOTHING).loses().after(4.1).stage).toBe('left');
  });

  it('takes four seconds when the tab goes elsewhere', () => {
    expect(inCall().goesTo('https://www.example.com/').loses().after(4.1).stage).toBe('left');
    expect(inCall().loses().goesTo('https://meet.google.com/landing').after(4.1).stage).toBe('left');
  });

  it('waits twenty seconds for a reloaded page', () => {
    expect(inCall().loses().goesTo(ROOM).after(19.9).stage).toBe('live');
    expect(inCall().goesTo(ROOM).loses().after(20.1).stage).toBe('left');
  });

  it('takes five seconds when the tab is closed, whatever came first', () => {
    const closed = { type: 'tab-removed', tabId: 1 } as const;
    for (const story of [inCall().hears(closed), inCall().loses().hears(closed), inCall().hears(closed).loses()]) {
      expect(story.after(4.9).stage).toBe('live');
      expect(story.after(0.2).stage).toBe('left');
    }
  });

  it('takes six seconds when a frame with the call is taken out of its page', () => {
    const story = new Story().goesTo(ROOM).shows(IN_CALL, { frameId: 3 }).after(10).loses();
    expect(story.after(5.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });

  it('takes a minute in a spatial office', () => {
    const story = new Story().goesTo('https://app.gather.town/app/1a2S/Space').shows(IN_CALL).after(10).shows(LOBBY);
    expect(story.after(59.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });

  it('takes longer in light mode, where silence looks like the end', () => {
    const story = new Story()
      .goesTo(ROOM)
      .shows(LIGHT_CALL)
      .after(10)
      .shows(evidence({ isObserved: false }));
    expect(story.after(14.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });

  it('takes no time when the permission is taken back', () => {
    expect(inCall().hears({ type: 'permission-revoked', tabIds: [1] }).stage).toBe('none');
  });

  it('is spoken of for a minute, and then forgotten', () => {
    const story = inCall().shows(NOTHING).after(4);
    expect(story.after(59.9).stage).toBe('left');
    expect(story.after(0.2).stage).toBe('none');
    expect(story.hears({ type: 'tab-removed', tabId: 1 }).state).toEqual(NO_CALLS);
  });

  it('ends as a lobby when the camera is kept, and still says when the call ended', () => {
    expect(inCall().shows(LOBBY).after(60).call).toMatchObject({ stage: 'lobby', endedAtMs: 10_000 });
  });
});

describe('several tabs', () => {
  it('are a call when one of them is: a lobby in another does not end it', () => {
    const story = inCall().goesTo(OTHER_ROOM, 2).shows(LOBBY, { tabId: 2 }).after(5);
    expect(story.call).toMatchObject({ tabId: 1, stage: 'live' });
    expect(callsOf(story.state, 15_000).map(({ tabId, stage }) => [tabId, stage])).toEqual([
      [1, 'live'],
      [2, 'lobby'],
    ]);
  });

  it('are the call that began last when two are live, and the other when that ends', () => {
    const story = inCall().goesTo(OTHER_ROOM, 2).shows(IN_CALL, { tabId: 2 }).after(5);
    expect(story.call).toMatchObject({ tabId: 2, room: 'google-meet/xyz-wvut-srq' });
    expect(story.shows(NOTHING, { tabId: 2 }).after(5).call).toMatchObject({ tabId: 1, stage: 'live' });
  });
});

describe('what is known beside the stage', () => {
  it('is whether the screen is shared, at once, and also when it cannot be told', () => {
    expect(inCall().call?.isSharing).toBe(false);
    expect(inCall().shows({ ...IN_CALL, screens: 1 }).call?.isSharing).toBe(true);
    expect(new Story().goesTo(ROOM).shows(LIGHT_CALL).after(5).call?.isSharing).toBeNull();
    const late = evidence({ isLate: true, remoteAudio: 1, localVideo: 1 });
    expect(new Story().goesTo(ROOM).shows(late).after(5).call?.isSharing).toBeNull();
    expect(inCall().shows({ ...IN_CALL, isLate: true }).call?.isSharing).toBe(false);
    expect(inCall().shows({ ...IN_CALL, isLate: true, unknownSent: 1 }).call?.isSharing).toBeNull();
  });

  it('is whether the call can be seen', () => {
    expect(inCall().call).toMatchObject({ isVisible: false, isPictureInPicture: false });
    expect(inCall().shows({ ...IN_CALL, isVisible: true }).call?.isVisible).toBe(true);
    expect(inCall().shows({ ...IN_CALL, isPictureInPicture: true }).call?.isPictureInPicture).toBe(true);
  });
});

describe('the worker', () => {
  it('is told when to look again', () => {
    expect(deadlineOf(NO_CALLS)).toBeNull();
    expect(deadlineOf(new Story().goesTo(ROOM).shows(IN_CALL).state)).toBe(1_500);
    expect(deadlineOf(inCall().hears({ type: 'time' }).state)).toBeNull();
    expect(deadlineOf(inCall().shows(NOTHING).state)).toBe(14_000);
  });

  it('may look late: what was due then happened when it was due', () => {
    const story = inCall().shows(NOTHING).after(30).hears({ type: 'time' });
    expect(story.call).toMatchObject({ stage: 'left', sinceMs: 14_000 });
  });

  it('may be killed in mid-call: probes speak again at once, and the call goes on', () => {
    const story = inCall();
    const read = JSON.parse(JSON.stringify(rebased(story.state, -9_000)));
    const later = evolveCalls(read, { type: 'worker-restarted' }, 1_200);
    const said = {
      type: 'evidence',
      tabId: 1,
      frameId: 0,
      documentId: 'first',
      address: null,
      evidence: IN_CALL,
    } as const;
    const again = evolveCalls(later, said, 1_300);
    expect(callsOf(again, 900_000)).toMatchObject([{ stage: 'live', startedAtMs: -9_000 }]);
  });

  it('may be killed while the call ends: without a probe’s word it ends', () => {
    const state = evolveCalls(inCall().state, { type: 'worker-restarted' }, 12_000);
    expect(callsOf(state, 31_900)).toMatchObject([{ stage: 'live' }]);
    expect(callsOf(state, 32_100)).toMatchObject([{ stage: 'left', endedAtMs: 12_000 }]);
  });
});
