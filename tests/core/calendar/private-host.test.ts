import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../../src/core/calendar/address.ts';

describe('a host of a home or company network', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.1',
    '192.168.178.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:a00:1]',
    'printer',
    'nas.local',
    'router.lan',
    'app.internal',
    'fritz.box.home.arpa',
    'nas.local.',
    'printer.',
    'localhost.',
    'nas.localdomain',
    'wiki.corp',
    'wiki.intranet',
    '[fec0::1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('is known: %s', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each([
    'calendar.google.com',
    '172.32.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '[2606:4700::1111]',
    'local.example',
    '10.example.org',
    'calendar.google.com.',
  ])('is no other: %s', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});
