import { describe, expect, it } from 'vitest';
import { checkedAddress, hostOf } from '../../../src/core/calendar/address.ts';

const SECRET = 'https://cal.example/secret.ics';

describe('the address of a calendar', () => {
  it.each([
    [SECRET, SECRET],
    [` ${SECRET} \n`, SECRET],
    ['webcal://cal.example/secret.ics', SECRET],
    ['WEBCALS://Cal.Example/secret.ics', SECRET],
    ['HTTPS://CAL.EXAMPLE/Secret.ics', 'https://cal.example/Secret.ics'],
    [`\u200b${SECRET}\u200b`, SECRET],
    ['https://cal.\u00adexample/secret\u200e.ics', SECRET],
    [`<${SECRET}>`, SECRET],
    [`“${SECRET}”`, SECRET],
    ['https://bücher.example:8443/x?y#z', 'https://xn--bcher-kva.example:8443/x?y#z'],
    ['https://[::1]:5232/x', 'https://[::1]:5232/x'],
    ['https://0x7f.1/x', 'https://127.0.0.1/x'],
    ['http://localhost:5232/x', 'http://localhost:5232/x'],
    ['http://127.1/x', 'http://127.0.0.1/x'],
    ['http://[0:0::1]/x', 'http://[::1]/x'],
    ['https://cal.example?x', 'https://cal.example?x'],
  ])('"%s" is %s', (typed, address) => {
    expect(checkedAddress(typed)).toEqual({ address });
  });

  it.each([
    ['https://dana:secret@cal.example/x', 'login-in-address'],
    ['webcal://dana@cal.example/x', 'login-in-address'],
    ['http://127.0.0.1:1@evil.example/', 'login-in-address'],
    ['http://cal.example/x', 'insecure-address'],
    ['http://localhost.evil.example/x', 'insecure-address'],
    ['http://192.168.1.2/x', 'insecure-address'],
    ['https://cal.example/a b', 'bad-address'],
    ['https://cal.example\\evil', 'bad-address'],
    ['https://cal<example/x', 'bad-address'],
    ['https://cal.example:99999/x', 'bad-address'],
    ['https://256.1.1.1/x', 'bad-address'],
    ['https://evil.example%2f.cal.example/x', 'bad-address'],
    ['https:cal.example', 'bad-address'],
    ['cal.example/x', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['', 'bad-address'],
  ])('"%s" is refused: %s', (typed, problem) => {
    expect(checkedAddress(typed)).toBe(problem);
  });

  it('shows its host alone, as it is asked', () => {
    const checked = checkedAddress('https://BÜCHER.example:8443/secret?token=1');
    expect(typeof checked === 'object' && hostOf(checked.address)).toBe('xn--bcher-kva.example');
  });
});
