/** The first two bytes of every gzip stream (RFC 1952, 2.3.1); no calendar begins so. */
const GZIP = [0x1f, 0x8b] as const;

/** Whether these first bytes are of gzip. */
export const isPacked = (first: ArrayLike<number>): boolean => GZIP.every((byte, at) => first[at] === byte);

/**
 * A body as it is meant: some servers hand out gzip bytes without saying so (no Content-Encoding), and then no browser
 * unpacks them. Packed bytes that are cut or broken make the stream fail.
 */
export async function unpacked(body: ReadableStream<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const reader = body.getReader();
  const head: Uint8Array[] = [];
  const first: number[] = [];
  while (first.length < GZIP.length) {
    const { done, value } = await reader.read();
    if (done) break;
    head.push(value);
    first.push(...value.subarray(0, GZIP.length - first.length));
  }
  if (!isPacked(first)) return rest(head, reader);
  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = head.shift() ?? (await reader.read()).value;
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return whole.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>);
}

/** All that comes. Not a stream of our own around the other one: that is two more queues for each chunk to go through. */
async function* rest(head: readonly Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>) {
  let isOver = false;
  try {
    yield* head;
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      if (value === undefined) return;
      yield value;
    }
  } finally {
    if (!isOver) await reader.cancel();
  }
}
