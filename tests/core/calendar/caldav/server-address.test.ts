import { describe, expect, it } from 'vitest';
import { placesToLook, serverAddress } from '../../../../src/core/calendar/caldav/server-address.ts';

describe('where to look for an account', () => {
  it.each([
    ['dana@icloud.com', 'https://caldav.icloud.com/'],
    ['dana@Fastmail.com', 'https://caldav.fastmail.com/'],
    ['dana@own.example', 'https://own.example/'],
    ['dana@live.example', 'https://live.example/'],
    [' caldav.example.org ', 'https://caldav.example.org'],
    ['cloud.example:8443/remote.php/dav', 'https://cloud.example:8443/remote.php/dav'],
    ['https://cloud.example/dav/', 'https://cloud.example/dav/'],
    ['http://localhost:5232/', 'http://localhost:5232/'],
  ])('"%s" means %s', (typed, address) => {
    expect(serverAddress(typed)).toEqual({ address });
  });

  it.each([
    ['http://cloud.example/', 'insecure-address'],
    ['ftp://cloud.example/', 'bad-address'],
    ['two words', 'bad-address'],
    ['https://dana:secret@cloud.example/', 'login-in-address'],
    ['', 'bad-address'],
    ['dana@gmail.com', 'no-caldav'],
    ['Dana@Hotmail.co.uk', 'no-caldav'],
    ['https://calendar.google.com/calendar/dav/', 'no-caldav'],
    ['outlook.office365.com', 'no-caldav'],
  ])('"%s" is refused: %s', (typed, problem) => {
    expect(serverAddress(typed)).toBe(problem);
  });

  it('is the place that was named, then the well-known one, then where servers have it below and beside it', () => {
    const places = placesToLook('https://cloud.example/nextcloud');
    expect(places.slice(0, 4)).toEqual([
      'https://cloud.example/nextcloud',
      'https://cloud.example/.well-known/caldav',
      'https://cloud.example/nextcloud/',
      'https://cloud.example/nextcloud/remote.php/dav/',
    ]);
    expect(places).toContain('https://cloud.example/remote.php/dav/');
    expect(new Set(places).size).toBe(places.length);
    expect(places.every((place) => place.startsWith('https://cloud.example/'))).toBe(true);
  });
});
