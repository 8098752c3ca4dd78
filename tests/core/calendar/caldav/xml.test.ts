import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotXml, readXml, type XmlElement } from '../../../../src/core/calendar/caldav/xml.ts';

const first = (xml: string): XmlElement => readXml(`<a>${xml}</a>`).children[0] as XmlElement;

describe('an XML document', () => {
  it('has its namespaces resolved, whatever its prefixes are', () => {
    for (const xml of [
      '<d:prop xmlns:d="DAV:"><d:href/></d:prop>',
      "<prop xmlns='DAV:'><href></href></prop>",
      '<x:prop xmlns:x="other"><x:prop xmlns:x="DAV:"><x:href /></x:prop></x:prop>',
    ]) {
      const read = readXml(xml);
      const prop = read.name === 'DAV: prop' ? read : read.children[0];
      expect(prop?.name).toBe('DAV: prop');
      expect(prop?.children[0]?.name).toBe('DAV: href');
    }
  });

  it('has the text of its entities, figures and CDATA, and no comments', () => {
    expect(
      first('<t>A &amp; B &lt;c&gt; &#13;&#x1F600; &unknown; &constructor; <!-- not <this> --><![CDATA[<d> & e]]></t>')
        .text,
    ).toBe('A & B <c> \r😀 &unknown; &constructor; <d> & e');
  });

  it('has attributes that may hold the sign that ends a tag', () => {
    const { attributes, text } = first(`<c name="a > b" other='"&amp;"'>x</c>`);
    expect([attributes.get('name'), attributes.get('other'), text]).toEqual(['a > b', '"&"', 'x']);
  });

  it.each([
    '',
    'plain',
    '<a>',
    '<a></b>',
    '<a><b></a></b>',
    '</a>',
    '<a',
    '<a>&amp;',
    '<a><![CDATA[x</a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
  ])('that is broken or a bomb is refused: %s', (xml) => {
    expect(() => readXml(xml)).toThrow(NotXml);
  });

  it('gives back any text that was escaped into it', () => {
    const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&;#x1 "\'\r\nä語😀]-!') }), (text) => {
        expect(first(`<t>${escaped(text)}</t>`).text).toBe(text);
      }),
    );
  });

  it('never fails in any other way, and ends in time in proportion to its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/=!-[]&;"\' ab'), maxLength: 300 }), (text) => {
        try {
          readXml(text);
        } catch (problem) {
          expect(problem).toBeInstanceOf(NotXml);
        }
      }),
    );
    const began = performance.now();
    const spaces = Array.from({ length: 2_000 }, (_, at) => `xmlns:n${at}="u${at}"`).join(' ');
    for (const bomb of [
      `<${'a'.repeat(1_000_000)}/>`,
      `<a ${'b'.repeat(1_000_000)}/>`,
      `<a ${spaces}>${'<b xmlns:c=""/>'.repeat(20_000)}</a>`,
    ])
      expect(readXml(bomb).name).toMatch(/^ a/);
    for (const hostile of [
      '<b/>'.repeat(1_000_000),
      '<a '.repeat(300_000),
      '<a b="'.repeat(150_000),
      '&'.repeat(1_000_000),
      '<!--'.repeat(250_000),
    ])
      expect(() => readXml(`<a>${hostile}`)).toThrow(NotXml);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
