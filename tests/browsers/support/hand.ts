import { execFileSync } from 'node:child_process';

/** The user's hands on a virtual display: keys and clicks that no driver makes, by `xdotool`. */
export interface Hand {
  /** Such as `ctrl+l`, one after the other. */
  keys(...keys: readonly string[]): void;
  type(text: string): void;
  /** In the middle of the page; with `ctrl` held, as one opens a link in the background. */
  click(isWithCtrl?: boolean): void;
}

/** Null where there is no virtual display. */
export function handOn(display: string | null): Hand | null {
  if (display === null) return null;
  const run = (...args: readonly string[]) =>
    void execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: display } });
  return {
    keys: (...keys) => run('key', '--clearmodifiers', ...keys),
    type: (text) => run('type', '--delay', '4', text),
    click: (isWithCtrl = false) =>
      run(
        'mousemove',
        '640',
        '560',
        ...(isWithCtrl ? ['keydown', 'ctrl'] : []),
        'click',
        '1',
        ...(isWithCtrl ? ['keyup', 'ctrl'] : []),
      ),
  };
}
