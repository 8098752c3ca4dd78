import type { Face } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

const SIZES = [16, 32] as const;
const TEAL = '#0f766e';
/** Reads on light and on dark toolbars alike. */
const GREY = '#8a8f93';

/** The toolbar icon. Off: the plain ring. On: a ring that fills with the present share. */
export function face(words: (key: string, ...places: string[]) => string): Face {
  let shown = '';
  return {
    async show({ isOn, presentShare, isAsking }) {
      const percent = presentShare === null ? null : Math.round(presentShare * 100);
      const key = `${isOn} ${percent} ${isAsking}`;
      if (key === shown) return;
      shown = key;
      const title = !isOn
        ? words('manifest_name')
        : percent === null
          ? words('action_in_focus')
          : words('action_present', `${percent}`);
      await Promise.all([
        browser.action.setIcon({ imageData: rings(isOn, percent ?? 100) }),
        browser.action.setTitle({ title }),
        browser.action.setBadgeText({ text: isAsking ? '?' : '' }),
        browser.action.setBadgeBackgroundColor({ color: TEAL }),
      ]);
    },
  };
}

type Icon = NonNullable<Parameters<typeof browser.action.setIcon>[0]['imageData']>;

const rings = (isOn: boolean, percent: number): Icon =>
  Object.fromEntries(SIZES.map((size) => [size, ring(size, isOn, percent)])) as unknown as Icon;

function ring(size: number, isOn: boolean, percent: number): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (context === null) throw new Error('This browser draws no icons.');
  const middle = size / 2;
  const width = size * 0.19;
  const arc = (color: string, share: number) => {
    context.beginPath();
    context.arc(middle, middle, middle - width / 2 - size * 0.03, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  arc(isOn ? GREY : TEAL, 1);
  if (isOn) arc(TEAL, percent / 100);
  return context.getImageData(0, 0, size, size);
}
