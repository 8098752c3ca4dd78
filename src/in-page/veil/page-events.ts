/** Which events, and where they are caught: on the window and, while capturing, before any listener further in. */
type Caught = readonly [type: string, listener: (event: Event) => void];

/**
 * Listeners on the page's window, first to hear. `document.open()` erases every listener of the window, ours too
 * (HTML, "document open steps"), so they can be put on again; where they are still on, that does nothing.
 */
export class PageEvents {
  readonly #caught: Caught[] = [];
  readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  on(types: readonly string[], listener: (event: Event) => void): void {
    for (const type of types) {
      this.#caught.push([type, listener]);
      this.#add(window, type, listener);
    }
  }

  again(): void {
    for (const [type, listener] of this.#caught) this.#add(window, type, listener);
  }

  /** Hears the events of the given types inside a shadow root as well: those that do not leave it. */
  alsoIn(root: ShadowRoot, types: readonly string[]): void {
    for (const [type, listener] of this.#caught) if (types.includes(type)) this.#add(root, type, listener);
  }

  #add(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener, { capture: true, passive: false, signal: this.signal });
  }
}
