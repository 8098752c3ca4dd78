import { describe, expect, it } from 'vitest';
import { stillTitle } from '../../../src/core/focus/still-title.ts';

describe('a tab’s title, still', () => {
  it.each([
    ['(3) Inbox', 'Inbox'],
    ['(99+) Home / X', 'Home / X'],
    ['(1,024) Facebook', 'Facebook'],
    ['(20+) (1) Messenger', 'Messenger'],
    ['[12] Room', 'Room'],
    ['• Chat', 'Chat'],
    ['(2) • general | Acme', 'general | Acme'],
    ['* general - Acme - Slack', 'general - Acme - Slack'],
    ['● Notes', 'Notes'],
    ['🔴 Live', 'Live'],
    ['(1) (2) (3) Inbox', '(3) Inbox'],
    ['Inbox (3)', 'Inbox'],
    ['Inbox (1,024) - me@acme.example - Mail', 'Inbox - me@acme.example - Mail'],
    ['WhatsApp (5)', 'WhatsApp'],
  ])('%s is %s', (title, still) => expect(stillTitle(title)).toBe(still));

  it.each([
    'Inbox',
    '',
    'Blade Runner (1982) - a film',
    'Blade Runner (2049)',
    'Chapter 3 - The harbour',
    '(Untitled) Notes',
    'f(3) is four',
    '*starred*',
    '(7)',
    ' ',
    '🟡 Notes',
    '2001: A Space Odyssey',
  ])('%s stays as it is', (title) => expect(stillTitle(title)).toBe(title));
});
