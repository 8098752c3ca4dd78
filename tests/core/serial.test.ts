import { expect, it } from 'vitest';
import { Serial } from '../../src/core/serial.ts';

it('begins a job when the one before it has ended', async () => {
  const serial = new Serial();
  const told: string[] = [];
  const job = (name: string) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([serial.run(job('first')), serial.run(job('second'))])).toEqual(['first', 'second']);
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('goes on after a job that failed, and tells only its own caller', async () => {
  const serial = new Serial();
  const failed = serial.run(async () => {
    throw new Error('a full disk');
  });
  const after = serial.run(async () => 'done');
  await expect(failed).rejects.toThrow('a full disk');
  expect(await after).toBe('done');
});
