import type { WelcomeProps } from './props.ts';

export function Welcome(_: WelcomeProps) {
  return null;
}
