/** An event as Microsoft Graph's documentation shows them (https://learn.microsoft.com/graph/api/resources/event). */
export type WrittenEvent = Readonly<Record<string, unknown>> & { readonly start: Moment; readonly end: Moment };

interface Moment {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** A moment as Graph writes it where UTC is preferred: seven places behind the second. */
export const graphTime = (atMs: number): Moment => ({
  dateTime: `${new Date(atMs).toISOString().slice(0, 23)}0000`,
  timeZone: 'UTC',
});

const attendee = (who: string, response = 'accepted', type = 'required') => {
  const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(who) ?? [];
  return { type, status: { response, time: '0001-01-01T00:00:00Z' }, emailAddress: { name, address } };
};

let count = 0;

/** A meeting of two in Teams; `more` replaces any part of it. */
export function graphMeeting(
  title: string,
  startMs: number,
  more: Readonly<Record<string, unknown>> = {},
): WrittenEvent {
  count += 1;
  return {
    '@odata.etag': `W/"${count}"`,
    id: `AAMkAD${count}=`,
    iCalUId: `040000008200E00074C5B7101A82E00800000000${String(count).padStart(16, '0')}000000000000000010000000${'AB'.repeat(16)}`,
    type: 'singleInstance',
    seriesMasterId: null,
    originalStart: null,
    subject: title,
    start: graphTime(startMs),
    end: graphTime(startMs + 3_600_000),
    isAllDay: false,
    isCancelled: false,
    responseStatus: { response: 'accepted', time: '2026-02-01T09:00:00Z' },
    showAs: 'busy',
    sensitivity: 'normal',
    attendees: [attendee('Kim Sato <kim@contoso.example>'), attendee('Dana Reyes <dana@acme.example>')],
    organizer: { emailAddress: { name: 'Dana Reyes', address: 'dana@acme.example' } },
    onlineMeeting: { joinUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${count}%40thread.v2/0` },
    onlineMeetingUrl: null,
    location: { displayName: 'Microsoft Teams Meeting', locationType: 'default' },
    body: { contentType: 'text', content: 'Bring the drawings.' },
    categories: [],
    ...more,
  };
}

export { attendee as graphAttendee };
