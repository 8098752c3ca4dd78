import { type Planned, type Situation, STEP_MS } from './week.ts';

type Label = 'present' | 'present?' | 'elsewhere' | 'distracted' | 'unseen';

/** The product's table once more, written down by hand: setting, idle, situation. */
const TABLE: Record<Planned['setting'], Record<'active' | 'idle' | 'locked', Record<Situation, Label>>> = {
  'browser-call': {
    active: row('present', 'elsewhere', 'distracted', 'distracted', 'present', 'unseen', 'present', 'distracted'),
    idle: row('present', 'unseen', 'unseen', 'unseen', 'unseen', 'unseen', 'present', 'unseen'),
    locked: every('unseen'),
  },
  'app-call': {
    active: row('elsewhere', 'elsewhere', 'distracted', 'distracted', 'present', 'present?', 'elsewhere', 'distracted'),
    idle: row('unseen', 'unseen', 'unseen', 'unseen', 'unseen', 'present?', 'unseen', 'unseen'),
    locked: every('unseen'),
  },
  'in-person': {
    active: row('elsewhere', 'elsewhere', 'distracted', 'distracted', 'present', 'present?', 'elsewhere', 'distracted'),
    idle: every('present?'),
    locked: every('present?'),
  },
};

function row(...labels: [Label, Label, Label, Label, Label, Label, Label, Label]): Record<Situation, Label> {
  const [call, other, news, video, notes, away, otherBeside, newsBeside] = labels;
  return { call, other, news, video, notes, away, 'other beside': otherBeside, 'news beside': newsBeside };
}

function every(label: Label): Record<Situation, Label> {
  return row(label, label, label, label, label, label, label, label);
}

export interface Entry {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly setting: Planned['setting'];
}

/** One sitting of a meeting as it truly was, a label for each tenth of a second. */
export interface Sitting {
  readonly entry: Entry;
  readonly startedAtMs: number;
  readonly labels: Label[];
  readonly needed: Set<string>;
  /** How often in it the worker was stopped in a way that may cost a second of sight. */
  holes: number;
}

/**
 * A second, naive account of the same life: no facts, no folds, no stamps. It steps through it a tenth of a second at a
 * time, knows everything, and looks each step up in the table.
 */
export class Truth {
  atMs: number;
  /** The latest wall time from which the clock was set back. */
  setBackFromMs = Number.NEGATIVE_INFINITY;
  situation: Situation = 'call';
  idle: 'active' | 'idle' | 'locked' = 'active';
  entries: Entry[] = [];
  readonly over = new Set<string>();
  readonly sittings: Sitting[] = [];
  current: Sitting | null = null;

  constructor(atMs: number) {
    this.atMs = atMs;
  }

  /** Machine and browser are on. */
  live(ms: number): void {
    this.#steps(ms, true);
    this.#follow(true);
  }

  /** Nobody can see anything: the machine sleeps or the browser is off. */
  dark(ms: number): void {
    this.#steps(ms, false);
    this.#follow(false);
  }

  /** The clock is set; forward it cannot be told from sleep, and claims nothing. */
  set(byMs: number): void {
    if (byMs > 0) this.dark(byMs);
    else {
      this.setBackFromMs = Math.max(this.setBackFromMs, this.atMs);
      this.atMs += byMs;
    }
  }

  /** The user ends focus: neither this meeting nor another that is on starts it again. */
  end(): void {
    if (this.current === null) return;
    this.over.add(this.current.entry.id);
    for (const each of this.#on()) this.over.add(each.id);
    this.current = null;
  }

  need(site: string): void {
    this.current?.needed.add(site);
  }

  #steps(ms: number, isSeeing: boolean): void {
    let left = ms;
    while (left > 0) {
      this.#follow(isSeeing);
      if (this.current === null && this.#on().length === 0) {
        const next = Math.min(...this.entries.filter((each) => each.startMs > this.atMs).map((each) => each.startMs));
        const skipped = Math.min(left, next - this.atMs);
        this.atMs += skipped;
        left -= skipped;
        continue;
      }
      this.current?.labels.push(isSeeing ? this.#label(this.current) : 'unseen');
      this.atMs += STEP_MS;
      left -= STEP_MS;
    }
  }

  #label({ entry, needed }: Sitting): Label {
    const site = this.situation.startsWith('news') ? 'news' : this.situation === 'video' ? 'video' : '';
    // A site that this meeting needs is what the shared notes are, beside the call too.
    const isNeeded = needed.has(site);
    const beside = this.situation.endsWith('beside') ? 'other beside' : 'notes';
    const situation = isNeeded ? (entry.setting === 'browser-call' ? beside : 'notes') : this.situation;
    return TABLE[entry.setting][this.idle][situation];
  }

  #on(): Entry[] {
    return this.entries.filter(
      (each) => each.startMs <= this.atMs && this.atMs < each.endMs && !this.over.has(each.id),
    );
  }

  /** Ends what is past, and begins what is on as soon as somebody is there to begin it. */
  #follow(isSeeing: boolean): void {
    if (this.current !== null && this.atMs >= this.current.entry.endMs) this.current = null;
    if (!isSeeing) return;
    const [first] = this.#on().sort((a, b) => b.startMs - a.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1));
    if (first === undefined || first.id === this.current?.entry.id) return;
    if (this.current !== null && first.startMs < this.current.entry.startMs) return;
    this.current = { entry: first, startedAtMs: this.atMs, labels: [], needed: new Set(), holes: 0 };
    this.sittings.push(this.current);
  }
}
