import { expect, it } from 'vitest';
import { beBrowser } from '../fakes/web-extension.ts';

beBrowser();
const { pageAnswer } = await import('../../src/platform/page-answer.ts');
const never = new Promise<string>(() => undefined);

it('gives what a page answers', async () => {
  expect(await pageAnswer(Promise.resolve('here'), null)).toBe('here');
});

it('takes a page that fails for one that says nothing', async () => {
  expect(await pageAnswer(Promise.reject(new Error('no such tab')), 'nothing')).toBe('nothing');
});

it('does not wait for a page that hangs', async () => {
  expect(await pageAnswer(never, 'nothing', 10)).toBe('nothing');
});
