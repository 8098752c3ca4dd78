import { describe, expect, it } from 'vitest';
import { advance, foldFact, lengthMs } from '../../../src/core/attention/fold.ts';
import {
  alive,
  at,
  call,
  elsewhere,
  ended,
  folded,
  gives,
  idle,
  listed,
  lost,
  meeting,
  needs,
  sees,
  stamp,
  started,
  told,
  visits,
} from './story.ts';

/** A browser call that began at nine with its tab in front. */
const begun = [at(0, started()), at(0, call)];

describe('what a meeting was, from its facts', () => {
  it('is nothing before focus has started', () => {
    expect(folded([at(0, call), at(5, alive)])).toBeNull();
  });

  it('counts each second as what was in front of the user then', () => {
    const facts = [...begun, at(60, listed()), at(65, call), at(100, elsewhere), at(110, call)];
    expect(told(folded(facts), 120)).toBe('present 60, distracted 5 (news.test), present 35, elsewhere 10, present 10');
  });

  it('begins with a user of whom nothing was seen yet', () => {
    const account = folded([at(0, started({ setting: 'app-call' }))]);
    expect(account).toMatchObject({ stretches: [], pulls: [], earlierLives: [], isRecording: true, isEnded: false });
    expect(account?.sight).toEqual({
      front: null,
      isCallVisible: false,
      idle: 'active',
      setting: 'app-call',
      needed: [],
      assumptions: { presentInApp: true, presentInPerson: true },
    });
  });

  it('tells being there from being taken to be there, and one listed site from another', () => {
    const room = [at(0, started({ setting: 'in-person' })), at(0, sees({ is: 'meeting-site', site: 'notes.test' }))];
    expect(told(folded([...room, at(10, sees({ is: 'no-window' }))]), 30)).toBe('present 10, present? 20');
    expect(told(folded([...begun, at(5, listed('a.test')), at(9, listed('b.test'))]), 20)).toBe(
      'present 5, distracted 4 (a.test), distracted 11 (b.test)',
    );
  });

  it('is unseen until the first look', () => {
    expect(told(folded([at(0, started()), at(2, call)]), 5)).toBe('unseen 2, present 3');
  });

  it('goes on as it was while nothing changes', () => {
    expect(told(folded([...begun, at(10, alive), at(20, call)]), 30)).toBe('present 30');
  });

  it('is the same whenever it is asked in between', () => {
    const account = folded([...begun, at(10, listed())]);
    const asked = account === null ? null : advance(advance(account, stamp(11)), stamp(17));
    expect(told(asked, 20)).toBe(told(account, 20));
  });

  it('follows what an idle user had in front', () => {
    const facts = [...begun, at(60, elsewhere), at(180, idle('idle')), at(240, idle('active'))];
    expect(told(folded(facts), 250)).toBe('present 60, elsewhere 120, unseen 60, elsewhere 10');
  });

  it('changes with the setting from then on, and leaves what was before', () => {
    const facts = [
      at(0, started({ setting: 'in-person' })),
      at(0, sees({ is: 'no-window' })),
      at(60, { type: 'setting-seen', setting: 'browser-call' }),
    ];
    expect(told(folded(facts), 90)).toBe('present? 60, unseen 30');
  });

  it('follows the calendar to another setting', () => {
    const facts = [
      at(0, started({ setting: 'in-person' })),
      at(0, sees({ is: 'no-window' })),
      at(60, { type: 'meeting-changed', meeting: meeting({ setting: 'browser-call' }) }),
    ];
    expect(told(folded(facts), 90)).toBe('present? 60, unseen 30');
  });

  it('keeps the first start: a second one in the same log changes nothing', () => {
    const facts = [...begun, at(10, started({ setting: 'in-person' }))];
    expect(told(folded(facts), 20)).toBe('present 20');
  });
});

describe('a visit to a listed site', () => {
  it('is turned back from when the user leaves it', () => {
    expect(visits(folded([...begun, at(60, listed()), at(65, call)]))).toEqual(['news.test at 60 for 5: turned-back']);
  });

  it('has given in when the user took two minutes there', () => {
    const facts = [...begun, at(60, listed()), at(63, gives()), at(190, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 60 for 130: gave-in']);
    expect(told(folded(facts), 200)).toBe('present 60, distracted 130 (news.test), present 10');
  });

  it('was needed when the user says so, and the site is present from then on', () => {
    const facts = [...begun, at(60, listed()), at(64, needs()), at(90, call), at(100, listed()), at(110, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 60 for 4: needed']);
    expect(told(folded(facts), 120)).toBe('present 60, distracted 4 (news.test), present 56');
  });

  it('was needed once, however often that is said, and leaves other sites what they are', () => {
    const facts = [...begun, at(10, needs('a.test')), at(11, needs('b.test')), at(12, needs('a.test'))];
    expect(folded(facts)?.sight.needed).toEqual(['b.test', 'a.test']);
    expect(visits(folded([...facts, at(20, listed()), at(25, needs('a.test')), at(30, call)]))).toEqual([
      'news.test at 20 for 10: turned-back',
    ]);
  });

  it('is another one on another site, and another one on the same site later', () => {
    const facts = [
      ...begun,
      at(10, listed('a.test')),
      at(20, listed('b.test')),
      at(30, call),
      at(40, listed('a.test')),
    ];
    expect(visits(folded([...facts, at(45, call)]))).toEqual([
      'a.test at 10 for 10: turned-back',
      'b.test at 20 for 10: turned-back',
      'a.test at 40 for 5: turned-back',
    ]);
  });

  it('is one visit, whatever else is seen meanwhile of the same site', () => {
    const facts = [...begun, at(10, listed()), at(12, sees({ is: 'listed', site: 'news.test' }, true)), at(20, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 10 for 10: turned-back']);
  });

  it('does not count while the user is away from the machine', () => {
    const facts = [...begun, at(10, listed()), at(130, idle('idle')), at(190, idle('active')), at(200, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 10 for 130: turned-back']);
    expect(told(folded(facts), 200)).toBe(
      'present 10, distracted 120 (news.test), unseen 60, distracted 10 (news.test)',
    );
  });

  it('goes on over a time in which nothing was seen, if the site is still there after it', () => {
    const facts = [...begun, at(10, listed()), at(50, lost(20)), at(50, listed()), at(60, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 10 for 20: turned-back']);
  });

  it('is over when something else is there after a time in which nothing was seen', () => {
    const facts = [...begun, at(10, listed()), at(50, lost(20)), at(50, call), at(60, listed()), at(65, call)];
    expect(visits(folded(facts))).toEqual([
      'news.test at 10 for 10: turned-back',
      'news.test at 60 for 5: turned-back',
    ]);
  });

  it('lasts as long as the meeting at most', () => {
    const facts = [...begun, at(50, listed()), at(70, ended(60)), at(80, call)];
    expect(visits(folded(facts))).toEqual(['news.test at 50 for 10: turned-back']);
  });

  it('loses of its time what came after the true end, and only that', () => {
    const facts = [...begun, at(10, listed()), at(20, idle('idle')), at(50, idle('active')), at(70, ended(40))];
    expect(visits(folded(facts))).toEqual(['news.test at 10 for 10: turned-back']);
  });

  it('that began after the true end, or with it, is none', () => {
    expect(visits(folded([...begun, at(61, listed()), at(70, ended(60))]))).toEqual([]);
    expect(visits(folded([...begun, at(60, listed()), at(70, ended(60))]))).toEqual([]);
  });

  it('that was cut by the true end loses nothing to those before and after it', () => {
    const before = [at(10, listed('a.test')), at(15, call)];
    const cut = [at(50, listed('b.test')), at(70, call)];
    const after = [at(80, listed('c.test')), at(90, call)];
    expect(visits(folded([...begun, ...before, ...cut, ...after, at(95, ended(60))]))).toEqual([
      'a.test at 10 for 5: turned-back',
      'b.test at 50 for 10: turned-back',
    ]);
  });

  it('of a site that was given minutes elsewhere is still turned back from', () => {
    const facts = [...begun, at(10, listed('a.test')), at(15, gives('b.test')), at(20, call)];
    expect(visits(folded(facts))).toEqual(['a.test at 10 for 10: turned-back']);
  });
});

describe('a machine that sleeps', () => {
  it('leaves a hole: the wall clock went on and the monotonic one stood still', () => {
    const woken = stamp(3_620, { monoMs: stamp(20).monoMs });
    expect(told(folded([...begun, at(20, alive), at(woken, alive)]))).toBe('present 20, unseen 3600');
  });

  it('leaves the seconds before and after it as they were', () => {
    const after = (second: number) => stamp(second + 100, { monoMs: stamp(second).monoMs });
    const facts = [...begun, at(20, alive), at(after(20), alive), at(after(30), elsewhere)];
    expect(told(folded(facts), after(40))).toBe('present 20, unseen 100, present 10, elsewhere 10');
  });

  it('is not seen in a clock that the network puts right by less than two seconds', () => {
    const right = stamp(61.9, { monoMs: stamp(60).monoMs });
    expect(told(folded(begun), right)).toBe('present 60');
    expect(told(folded(begun), stamp(62, { monoMs: stamp(60).monoMs }))).toBe('present 60, unseen 2');
  });
});

describe('a clock that is set', () => {
  it('back by an hour in mid-meeting changes no duration', () => {
    const back = (second: number) => stamp(second - 3_600, { monoMs: stamp(second).monoMs });
    expect(told(folded([...begun, at(60, listed()), at(back(65), call)]), back(80))).toBe(
      'present 60, distracted 5 (news.test), present 15',
    );
  });

  it('forward by an hour changes nothing of what was seen: the hour is unseen', () => {
    const ahead = (second: number) => stamp(second + 3_600, { monoMs: stamp(second).monoMs });
    expect(told(folded([...begun, at(60, alive), at(ahead(60), alive)]), ahead(90))).toBe(
      'present 60, unseen 3600, present 30',
    );
  });
});

describe('a worker that was started again', () => {
  const later = (second: number) => stamp(second, { life: 'b', monoMs: second * 1_000 });

  it('goes on by the wall clock', () => {
    expect(told(folded([...begun, at(later(20), alive)]), later(30))).toBe('present 30');
  });

  it('claims nothing where the wall clock went back in between', () => {
    const back = (second: number) => stamp(second - 600, { life: 'b', monoMs: second * 1_000 });
    expect(told(folded([...begun, at(20, alive), at(back(25), alive), at(back(35), listed())]), back(40))).toBe(
      'present 30, distracted 5 (news.test)',
    );
  });

  it('marks what nobody saw, and what was in front before it is not believed any more', () => {
    const facts = [...begun, at(20, alive), at(later(80), lost(20)), at(later(81), call)];
    expect(told(folded(facts), later(90))).toBe('present 20, unseen 61, present 9');
  });

  it('believes what it is told of the time up to the loss', () => {
    expect(told(folded([...begun, at(later(80), lost(20))]))).toBe('present 20, unseen 60');
  });

  it('goes on without a sight, and with the user believed to be there, until the next look', () => {
    const facts = [...begun, at(5, sees({ is: 'elsewhere' }, true)), at(10, idle('idle')), at(later(80), lost(20))];
    expect(folded(facts)?.sight).toMatchObject({ front: null, isCallVisible: false, idle: 'active' });
  });

  it('counts the sleep of the machine into what nobody saw', () => {
    const woken = stamp(110, { monoMs: stamp(30).monoMs });
    expect(told(folded([...begun, at(10, alive), at(woken, lost(20))]))).toBe('present 20, unseen 90');
  });

  it('cannot lose sight before it had any, nor after the present', () => {
    expect(told(folded([...begun, at(20, alive), at(later(80), lost(-500))]))).toBe('present 20, unseen 60');
    expect(told(folded([...begun, at(20, alive), at(later(80), lost(500))]))).toBe('present 80');
  });

  it('takes a user who was idle before to be there until it knows better', () => {
    const facts = [...begun, at(5, elsewhere), at(10, idle('idle')), at(later(80), lost(20)), at(later(80), elsewhere)];
    expect(told(folded(facts), later(90))).toBe('present 5, elsewhere 5, unseen 70, elsewhere 10');
  });
});

describe('facts that come late or twice', () => {
  it('take no time back', () => {
    expect(told(folded([...begun, at(60, elsewhere), at(30, alive)]), 70)).toBe('present 60, elsewhere 10');
  });

  it('are stale as a sight', () => {
    expect(told(folded([...begun, at(60, elsewhere), at(30, listed())]), 70)).toBe('present 60, elsewhere 10');
    expect(told(folded([...begun, at(60, elsewhere), at(30, idle('locked'))]), 70)).toBe('present 60, elsewhere 10');
    expect(told(folded([...begun, at(60, elsewhere), at(30, lost(10))]), 70)).toBe('present 60, elsewhere 10');
  });

  it('still hold as a word of the user', () => {
    const facts = [...begun, at(60, listed()), at(70, alive), at(65, needs())];
    expect(told(folded(facts), 80)).toBe('present 60, distracted 10 (news.test), present 10');
  });

  it('from a life that is over are late, whatever their clock says', () => {
    const next = (second: number) => stamp(second, { life: 'b' });
    const facts = [...begun, at(next(20), elsewhere), at(50, listed()), at(next(30), call)];
    expect(told(folded(facts), next(40))).toBe('present 20, elsewhere 10, present 10');
  });

  it('change nothing when the whole log is there twice', () => {
    const facts = [...begun, at(10, listed()), at(12, gives()), at(30, call), at(40, elsewhere), at(45, needs())];
    const once = folded(facts);
    expect(told(folded([...facts, ...facts]), 60)).toBe(told(once, 60));
    expect(visits(folded([...facts, ...facts]))).toEqual(visits(once));
  });
});

describe('the end of a meeting', () => {
  it('is its true end, also when it was noticed late', () => {
    expect(told(folded([...begun, at(50, elsewhere), at(95, ended(60))]))).toBe('present 50, elsewhere 10');
  });

  it('is its true end also when the machine slept over it', () => {
    const woken = stamp(7_200, { monoMs: stamp(50).monoMs });
    expect(told(folded([...begun, at(50, alive), at(woken, ended(60))]))).toBe('present 50, unseen 10');
  });

  it('at its own moment keeps everything', () => {
    expect(told(folded([...begun, at(60, ended(60))]))).toBe('present 60');
    expect(told(folded([...begun, at(60, ended(75))]))).toBe('present 60');
  });

  it('before its start leaves nothing', () => {
    const account = folded([...begun, at(10, listed()), at(60, ended(-10))]);
    expect(told(account)).toBe('');
    expect(visits(account)).toEqual([]);
  });

  it('holds against everything that comes after', () => {
    const account = folded([...begun, at(60, ended(60)), at(80, listed()), at(90, needs()), at(95, ended(90))]);
    expect(told(account, 200)).toBe('present 60');
    expect(visits(account)).toEqual([]);
  });
});

describe('the fold', () => {
  it('can be taken up at any fact', () => {
    const facts = [...begun, at(10, listed()), at(12, gives()), at(30, call), at(40, lost(35)), at(41, call)];
    for (let cut = 0; cut <= facts.length; cut++)
      expect(folded(facts.slice(cut), folded(facts.slice(0, cut)))).toEqual(folded(facts));
  });

  it('changes nothing that it was given', () => {
    const before = folded([...begun, at(10, listed())]);
    const copy = structuredClone(before);
    foldFact(before, at(20, call));
    expect(before).toEqual(copy);
  });

  it('knows its length', () => {
    expect(lengthMs(folded([...begun, at(10, listed()), at(61.5, call)]) ?? fail())).toBe(61_500);
  });
});

function fail(): never {
  throw new Error('no meeting');
}
