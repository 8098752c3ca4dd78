import type { PopupProps } from './props.ts';

export function Popup(_: PopupProps) {
  return null;
}
