const RATE = 8_000;
const SECONDS = 20;
const HERTZ = 220;

/** Twenty seconds of a soft tone (RIFF WAVE, 8 bit mono): something to hear, so that something can be hushed. */
export function tone(): Buffer {
  const samples = Buffer.alloc(RATE * SECONDS);
  for (let at = 0; at < samples.length; at += 1)
    samples[at] = 128 + Math.round(24 * Math.sin((2 * Math.PI * HERTZ * at) / RATE));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
