import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key with its own signature on it, made anew for each run: nothing secret lies in the repository. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 SHA-256 of the public key: by it Chromium is told to trust this certificate, and this one alone. */
  readonly pin: string;
}

// DER (X.690): a tag, a length, the content.
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const long = content.length < 128 ? [] : content.length < 256 ? [0x81] : [0x82, content.length >> 8];
  return Buffer.concat([Buffer.from([tag, ...long, content.length & 255]), content]);
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (atMs: number) =>
  der(0x17, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const SUBJECT_ALT_NAME = oid('551d11');
const BASIC_CONSTRAINTS = oid('551d13');
const DAY_MS = 86_400_000;

/** A certificate (RFC 5280, P-256) for these names and their subdomains, good for two weeks. */
export function makeCertificate(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('Undivided stand-ins')))));
  const names = hosts.flatMap((host) => [host, `*.${host}`]).map((each) => der(0x82, Buffer.from(each)));
  const extensions = sequence(
    sequence(SUBJECT_ALT_NAME, der(0x04, sequence(...names))),
    sequence(BASIC_CONSTRAINTS, der(0x01, Buffer.from([255])), der(0x04, sequence())),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(15)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(Date.now() - DAY_MS), time(Date.now() + 13 * DAY_MS)),
    name,
    spki,
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature));
  // Full lines, and no empty one at the end: OpenSSL refuses that.
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    pin: createHash('sha256').update(spki).digest('base64'),
  };
}
