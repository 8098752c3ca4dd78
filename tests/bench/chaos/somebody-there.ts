import { createConnection } from 'node:net';

/** X11 protocol, "ForceScreenSaver" with mode Reset: the server takes it for input, so idleness is counted anew. */
const FORCE_SCREEN_SAVER = 115;

/**
 * Lets a virtual display believe that somebody has just touched the mouse: nobody does, and after two minutes the
 * browsers on it would say that the user is idle. Does nothing where there is no such display.
 */
export async function somebodyIsThere(display: string | null): Promise<void> {
  if (display === null) return;
  const socket = createConnection(`/tmp/.X11-unix/X${display.replace(':', '')}`);
  await new Promise<void>((done) => {
    socket.once('error', () => done());
    socket.once('close', () => done());
    // Byte order "l", protocol 11.0, no authorisation.
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    socket.once('data', () => socket.end(Buffer.from([FORCE_SCREEN_SAVER, 0, 1, 0])));
    socket.setTimeout(2_000, () => socket.destroy());
  });
  socket.destroy();
}
