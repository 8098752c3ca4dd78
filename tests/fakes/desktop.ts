import { type CallAddress, roomOf } from '../../src/core/calls/room.ts';
import type { Idle } from '../../src/core/focus/facts.ts';
import type { Eyes, Hands, Surroundings, TabSight } from '../../src/core/ports/browser.ts';
import { isLinkedPage } from '../../src/core/sites/linked-page.ts';

interface Tab {
  readonly id: number;
  readonly windowId: number;
  address: string;
  /** When it came to the front the last time, wall ms, and as the how manyeth of all that did. */
  cameMs: number;
  cameAs: number;
}

/** What the user has before them: windows side by side, each with its tab in front, and one that has the focus or none. */
export class Desktop {
  idle: Idle = 'active';
  /** The window that has the focus; null: another program. */
  focused: number | null = null;
  readonly left: number[] = [];
  readonly #nowMs: () => number;
  #tabs: Tab[] = [];
  #front = new Map<number, number>();
  #made = 0;
  #turns = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Opens a page in a window (a new one where it is not there), in front of it. */
  open(address: string, windowId = 1): number {
    this.#made += 1;
    const id = this.#made;
    this.#tabs.push({ id, windowId, address, cameMs: 0, cameAs: 0 });
    this.show(id);
    return id;
  }

  /** Brings a tab and its window to the front. */
  show(tabId: number): void {
    const tab = this.#tabs.find((each) => each.id === tabId);
    if (tab === undefined) return;
    if (this.#front.get(tab.windowId) !== tab.id) this.#came(tab);
    this.#front.set(tab.windowId, tab.id);
    this.focused = tab.windowId;
  }

  #came(tab: Tab): void {
    this.#turns += 1;
    tab.cameMs = this.#nowMs();
    tab.cameAs = this.#turns;
  }

  go(tabId: number, address: string): void {
    const tab = this.#tabs.find((each) => each.id === tabId);
    if (tab !== undefined) tab.address = address;
  }

  close(tabId: number): void {
    this.#tabs = this.#tabs.filter((each) => each.id !== tabId);
    for (const [windowId, front] of this.#front) {
      if (front !== tabId) continue;
      const next = this.#tabs.filter((each) => each.windowId === windowId).at(-1);
      if (next !== undefined) {
        this.#front.set(windowId, next.id);
        this.#came(next);
      } else this.#front.delete(windowId);
      if (next === undefined && this.focused === windowId) this.focused = null;
    }
  }

  /** The user turns to another program. */
  leaveBrowser(): void {
    this.focused = null;
  }

  /** The browser was closed or crashed, and brings its tabs back under other numbers. */
  restart(): Map<number, number> {
    const numbers = new Map<number, number>();
    for (const tab of this.#tabs) {
      this.#made += 1;
      numbers.set(tab.id, this.#made);
    }
    const renumbered = (id: number) => numbers.get(id) ?? id;
    this.#tabs = this.#tabs.map((each) => ({ ...each, id: renumbered(each.id) }));
    this.#front = new Map([...this.#front].map(([windowId, id]) => [windowId, renumbered(id)]));
    return numbers;
  }

  /** When a tab came to the front of any window the last time, wall ms. */
  get turnedMs(): number {
    return Math.max(...this.#tabs.map(({ cameMs }) => cameMs));
  }

  tabIn(windowId: number | null): Tab | null {
    const id = windowId === null ? undefined : this.#front.get(windowId);
    return this.#tabs.find((each) => each.id === id) ?? null;
  }

  address(tabId: number): CallAddress | null {
    const tab = this.#tabs.find((each) => each.id === tabId);
    return tab === undefined ? null : (roomOf(tab.address) ?? null);
  }

  /** The tab in a window that is at an address, or null. */
  tabAt(address: string, windowId: number): number | null {
    return this.#tabs.find((each) => each.address === address && each.windowId === windowId)?.id ?? null;
  }

  closeWindow(windowId: number): void {
    for (const { id } of this.#tabs.filter((each) => each.windowId === windowId)) this.close(id);
  }

  readonly eyes: Eyes = {
    look: async (): Promise<Surroundings> => {
      const front = this.tabIn(this.focused);
      const others = [...this.#front.keys()].filter((each) => each !== this.focused).map((each) => this.tabIn(each));
      return {
        front: front === null ? null : sight(front),
        beside: others.filter((each) => each !== null).map(sight),
        idle: this.idle,
      };
    },
    switchesSince: async (windowId, sinceMs) =>
      this.#tabs
        .filter((each) => each.windowId === windowId && each.cameMs > sinceMs)
        .sort((one, other) => one.cameMs - other.cameMs || one.cameAs - other.cameAs)
        .map((each) => ({ atMs: each.cameMs, tab: sight(each) })),
    tab: async (tabId) => {
      const tab = this.#tabs.find((each) => each.id === tabId);
      return tab === undefined ? null : sight(tab);
    },
    callTabs: async () => this.#tabs.map(sight).filter((each) => each.room !== null),
  };

  readonly hands: Hands = {
    bringToFront: async (tabId) => this.show(tabId),
    leave: async (tabId) => void this.left.push(tabId),
  };
}

/** Addresses are few, and looked at often. */
const places = new Map<string, Pick<TabSight, 'host' | 'room' | 'isLaunch'>>();

function sight({ id, windowId, address, cameMs }: Tab): TabSight {
  const read = roomOf(address);
  const place = places.get(address) ?? {
    host: new URL(address).hostname,
    room: read?.room ?? null,
    isLaunch: read?.isHandoff ?? false,
  };
  places.set(address, place);
  return { tabId: id, windowId, ...place, lastInFrontMs: cameMs, isAt: (pages) => isLinkedPage(address, pages) };
}
