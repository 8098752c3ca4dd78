/** Things of the page's that are looked at for as long as they exist, and are not kept alive by that. */
export class WeakList<T extends object> {
  readonly #known = new WeakSet<T>();
  #refs: WeakRef<T>[] = [];

  /** True where it was not known before. */
  add(thing: T): boolean {
    if (this.#known.has(thing)) return false;
    this.#known.add(thing);
    this.#refs.push(new WeakRef(thing));
    return true;
  }

  /** Those that exist and that `isOver` does not hold of; the others are forgotten. */
  live(isOver: (thing: T) => boolean): T[] {
    const found: T[] = [];
    this.#refs = this.#refs.filter((ref) => {
      const thing = ref.deref();
      if (!thing) return false;
      if (isOver(thing)) {
        this.#known.delete(thing);
        return false;
      }
      found.push(thing);
      return true;
    });
    return found;
  }
}
