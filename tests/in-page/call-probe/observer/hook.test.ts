import { describe, expect, it, vi } from 'vitest';
import { hook } from '../../../../src/in-page/call-probe/observer/hook.ts';

class Device {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  open(how: string): string {
    if (how === 'badly') throw new RangeError('of the page');
    return `${this.name} ${how}`;
  }
}

describe('a hooked method', () => {
  it('does and answers what it did, and tells of it afterwards', () => {
    const undo = new AbortController();
    const after = vi.fn();
    hook(Device.prototype, 'open', after, undo.signal);
    const device = new Device('camera');
    expect(device.open('well')).toBe('camera well');
    expect(after).toHaveBeenCalledWith(device, 'camera well');
    undo.abort();
  });

  it('keeps its name, its length, its place and its errors', () => {
    const undo = new AbortController();
    const before = Object.getOwnPropertyDescriptor(Device.prototype, 'open');
    const after = vi.fn();
    hook(Device.prototype, 'open', after, undo.signal);
    const hooked = Object.getOwnPropertyDescriptor(Device.prototype, 'open');
    expect(hooked?.value).not.toBe(before?.value);
    expect({ ...hooked, value: null }).toEqual({ ...before, value: null });
    expect([hooked?.value.name, hooked?.value.length]).toEqual(['open', 1]);
    expect(() => new Device('camera').open('badly')).toThrow(RangeError);
    expect(after).not.toHaveBeenCalled();
    undo.abort();
  });

  it('swallows what goes wrong on our side', () => {
    const undo = new AbortController();
    const after = () => {
      throw new Error('ours');
    };
    hook(Device.prototype, 'open', after, undo.signal);
    expect(new Device('camera').open('well')).toBe('camera well');
    undo.abort();
  });

  it('is as it was before once the signal aborts', () => {
    const undo = new AbortController();
    const before = Device.prototype.open;
    hook(Device.prototype, 'open', () => {}, undo.signal);
    undo.abort();
    expect(Device.prototype.open).toBe(before);
  });

  it('stays where somebody put their own on top, and says nothing more', () => {
    const undo = new AbortController();
    const before = Device.prototype.open;
    const after = vi.fn();
    hook(Device.prototype, 'open', after, undo.signal);
    const hooked = Device.prototype.open;
    Device.prototype.open = function adapter(how) {
      return hooked.call(this, how).toUpperCase();
    };
    undo.abort();
    expect(new Device('camera').open('well')).toBe('CAMERA WELL');
    expect(after).not.toHaveBeenCalled();
    Device.prototype.open = before;
  });

  it('leaves alone what is not there', () => {
    expect(() => hook(undefined as Device | undefined, 'open', () => {}, AbortSignal.abort())).not.toThrow();
  });
});
