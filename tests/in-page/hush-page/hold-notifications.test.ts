import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdNotifications } from '../../../src/in-page/hush-page/hold-notifications.ts';

/** The browser's own, as far as it matters: it shows what it is given, and its getters know only what it made itself. */
const shown: string[] = [];
const missing = 'nothing was given';
const words = new WeakMap<object, string>();
class Native extends EventTarget {
  static permission = 'granted';
  static requestPermission = async () => 'granted';
  constructor(title = missing) {
    if (title === missing) throw new TypeError('1 argument required');
    super();
    words.set(this, title);
    shown.push(title);
  }
  get title(): string {
    const said = words.get(this);
    if (said === undefined) throw new TypeError('Illegal invocation');
    return said;
  }
  get body(): string {
    return '';
  }
  get onclick(): unknown {
    return null;
  }
  close(): void {
    if (!words.has(this)) throw new TypeError('Illegal invocation');
  }
}
class Registration {
  active: object | null = {};
  async showNotification(title: string): Promise<void> {
    shown.push(title);
  }
}
const world = globalThis as unknown as {
  Notification: typeof Native;
  ServiceWorkerRegistration: typeof Registration;
};

describe('notifications that are held back', () => {
  let undo: AbortController;
  let isHeld: boolean;
  let told: number;
  beforeEach(() => {
    shown.length = 0;
    told = 0;
    isHeld = true;
    Native.permission = 'granted';
    world.Notification = Native;
    world.ServiceWorkerRegistration = Registration;
    undo = new AbortController();
    holdNotifications(
      () => isHeld,
      () => {
        told += 1;
      },
      undo.signal,
    );
  });
  afterEach(() => undo.abort());

  it('are not shown, and are told of', async () => {
    new world.Notification('Dana wrote');
    await new Registration().showNotification('Lee wrote');
    expect([shown, told]).toEqual([[], 2]);
  });

  it('are to the page what it made: of their kind, with their words, handlers and end', async () => {
    const made = new (world.Notification as unknown as new (title: string, options: object) => Native)('Dana wrote', {
      body: 'Hello',
    });
    expect(made).toBeInstanceOf(Native);
    expect(made).toBeInstanceOf(world.Notification);
    expect(made.constructor).toBe(world.Notification);
    expect([made.title, made.body, made.onclick]).toEqual(['Dana wrote', 'Hello', null]);
    const clicked: unknown[] = [];
    (made as { onclick: unknown }).onclick = (event: Event) => clicked.push(event.type);
    made.dispatchEvent(new Event('click'));
    expect(clicked).toEqual(['click']);
    const closed = new Promise((done) => made.addEventListener('close', done));
    made.close();
    await closed;
    expect(Object.keys(made)).toEqual([]);
  });

  it('are the browser’s affair where it would refuse them, and where nothing is to be held', () => {
    expect(() => new (world.Notification as unknown as new () => Native)()).toThrow('1 argument required');
    Native.permission = 'denied';
    new world.Notification('refused');
    Native.permission = 'granted';
    isHeld = false;
    new world.Notification('let through');
    expect([shown, told]).toEqual([['refused', 'let through'], 0]);
  });

  it('leave the constructor what it is', () => {
    class Own extends world.Notification {}
    expect(new Own('mine')).toBeInstanceOf(Own);
    expect([world.Notification.name, world.Notification.length]).toEqual([Native.name, Native.length]);
    expect(world.Notification.requestPermission).toBe(Native.requestPermission);
    expect(world.Notification.permission).toBe('granted');
    expect(Native.prototype.constructor).toBe(world.Notification);
  });

  it('leave no trace afterwards, and what was held still answers', () => {
    const kept = world.Notification;
    const made = new world.Notification('Dana wrote');
    undo.abort();
    expect(world.Notification).toBe(Native);
    expect(Native.prototype.constructor).toBe(Native);
    expect(Object.hasOwn(Registration.prototype, 'showNotification')).toBe(true);
    expect(made.title).toBe('Dana wrote');
    expect(() => made.close()).not.toThrow();
    new kept('later');
    expect(shown).toEqual(['later']);
  });
});
