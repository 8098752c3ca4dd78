import type { NoticeStore } from '../core/ports/ports.ts';
import type { StorageTrouble } from '../core/ports/storage-trouble.ts';
import type { FocusKeeper } from './focus-keeper.ts';

/** Tells in words why nothing can be written: each trouble once, until it is over. */
export class TroubleTeller {
  readonly #notices: NoticeStore;
  readonly #keeper: FocusKeeper;
  #told: StorageTrouble | null = null;

  constructor({ notices }: { readonly notices: NoticeStore }, keeper: FocusKeeper) {
    this.#notices = notices;
    this.#keeper = keeper;
  }

  /** Tries once more to write what waits before it says anything. */
  async tell(): Promise<void> {
    if (this.#keeper.trouble !== null) await this.#keeper.flush();
    const { trouble } = this.#keeper;
    if (trouble !== null && trouble !== this.#told) await this.#notices.add(trouble).catch(() => undefined);
    this.#told = trouble;
  }
}
