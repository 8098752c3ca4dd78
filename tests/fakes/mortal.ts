/** One run of the worker, which may end between any two of its words with the outside. */
export class Life {
  isOver = false;
  /** How often it spoke to the outside so far. */
  words = 0;
  /** It is killed at this word: before it is heard, or after it but before the answer comes. */
  readonly killedAt: { readonly word: number; readonly isHeard: boolean } | null;

  constructor(killedAt: { readonly word: number; readonly isHeard: boolean } | null = null) {
    this.killedAt = killedAt;
  }
}

const never = () => new Promise<never>(() => undefined);

/** A port through which a life speaks. Once it is over nothing is heard and nothing answered. */
export function mortal<Port extends object>(port: Port, life: Life): Port {
  return new Proxy(port, {
    get(target, name) {
      const method = Reflect.get(target, name, target) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        if (life.isOver) return never();
        life.words += 1;
        const isLast = life.words === life.killedAt?.word;
        if (isLast) life.isOver = true;
        if (isLast && !life.killedAt.isHeard) return never();
        const answer: unknown = Reflect.apply(method, target, args);
        return isLast ? never() : answer;
      };
    },
  });
}
