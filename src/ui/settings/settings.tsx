import type { SettingsProps } from './props.ts';

export function SettingsScreen(_: SettingsProps) {
  return null;
}
