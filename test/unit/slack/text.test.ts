import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  channelLink,
  clip,
  clipMrkdwn,
  instantForReader,
  joined,
  link,
  mention,
  mrkdwn,
  plainCommandText,
  splitMrkdwn,
  unescapeText,
} from '../../../src/slack/text.ts';
import { assertProperty } from '../../support/property.ts';

const entities = /&(?:amp|lt|gt);/g;
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '&', '&lt;', '&amp;', '<!channel>', '<@U1>', '|', ';', 'a', '*', '\n'))
    .map((each) => each.join('')),
);

describe('mrkdwn', () => {
  test('leaves nothing that acts of what a person typed', () => {
    assertProperty(
      fc.property(typed, typed, (one, other) => {
        const { text } = mrkdwn`${one}|${other}`;
        expect(text.replace(entities, '')).not.toMatch(/[<>&]/);
      }),
    );
  });

  test('shows exactly what was typed', () => {
    assertProperty(fc.property(typed, (text) => expect(unescapeText(mrkdwn`${text}`.text)).toBe(text)));
  });

  test('puts values between its own words, escapes numbers and words, and lets Mrkdwn through once', () => {
    const safe = mrkdwn`*${'<a>'}*`;
    expect(mrkdwn`${3} of ${safe}, ${mention('U1')} in ${channelLink('C1')} & more`.text).toBe(
      '3 of *&lt;a&gt;*, <@U1> in <#C1> & more',
    );
    expect(mrkdwn``.text).toBe('');
    expect(joined([safe, mrkdwn`&`, mrkdwn`${'&'}`], ' · ').text).toBe('*&lt;a&gt;* · & · &amp;');
    expect(joined([safe, safe]).text).toBe('*&lt;a&gt;*\n*&lt;a&gt;*');
  });

  test('an instant is shown in the zone of its reader, to the second, with its fallback escaped', () => {
    expect(instantForReader(new Date('2026-11-24T04:15:00.999Z'), '<!channel> & co').text).toBe(
      '<!date^1795493700^{date_long_pretty} at {time}|&lt;!channel&gt; &amp; co>',
    );
  });
});

describe('clip', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly te', 10, 'exactly te'],
    ['exactly ten', 10, 'exactly t…'],
    ['12345678🧗', 10, '12345678🧗'],
    ['12345678🧗x', 10, '12345678…'],
    ['1234567🧗xx', 10, '1234567🧗…'],
    ['', 10, ''],
    ['ab', 1, '…'],
  ])('%j to %d is %j', (text, length, clipped) => {
    expect(clip(text, length)).toBe(clipped);
  });

  test('never grows, never exceeds, and cuts no character in half', () => {
    const aText = fc.string({ unit: fc.constantFrom('a', '🧗', '字', '👩‍👩‍👧', '\n'), maxLength: 40 });
    assertProperty(
      fc.property(aText, fc.integer({ min: 1, max: 30 }), (text, length) => {
        const clipped = clip(text, length);
        expect(clipped.length).toBeLessThanOrEqual(length);
        expect(clipped.isWellFormed()).toBe(true);
        if (text.length <= length) expect(clipped).toBe(text);
        else {
          expect(clipped.endsWith('…')).toBe(true);
          expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
          // No more is cut than must be: one for the ellipsis, one where a character has two halves.
          expect(clipped.length).toBeGreaterThanOrEqual(length - 1);
        }
      }),
    );
  });
});

describe('mrkdwn that is too long', () => {
  /** Text with what must stay whole: entities, mentions, characters of two halves. */
  const aText = fc
    .array(
      fc.oneof(
        fc.constantFrom('a', '&', '<', '🧗', '\n').map((each) => mrkdwn`${each}`),
        fc.constantFrom(mention('U0MENTOR'), channelLink('C0WINS')),
      ),
      { maxLength: 120 },
    )
    .map((parts) => joined(parts, ''));
  const remains = (text: string) => text.replaceAll(/&(?:amp|lt|gt);|<@U0MENTOR>|<#C0WINS>/g, '').match(/[<>&]/g);
  const aLength = fc.integer({ min: 20, max: 200 });

  test('is clipped to its length with everything whole', () => {
    assertProperty(
      fc.property(aText, aLength, (text, length) => {
        const clipped = clipMrkdwn(text, length).text;
        expect(clipped.length).toBeLessThanOrEqual(length);
        expect(clipped.isWellFormed()).toBe(true);
        expect(remains(clipped)).toBeNull();
        if (text.text.length <= length) expect(clipped).toBe(text.text);
        else expect(clipped.endsWith('…') && clipped.length > length - 12).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is split into pieces that are whole, and together the text', () => {
    assertProperty(
      fc.property(aText, aLength, (text, length) => {
        const pieces = splitMrkdwn(text, length).map((piece) => piece.text);
        expect(pieces.join('')).toBe(text.text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(length);
          expect(piece.isWellFormed()).toBe(true);
          expect(remains(piece)).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a link', () => {
  test('leads where it should, under its words', () => {
    expect(link('https://x.y/?a=1&b=2', 'A & B').text).toBe('<https://x.y/?a=1&amp;b=2|A &amp; B>');
  });

  test('nothing in an address or in its words breaks out of it', () => {
    assertProperty(
      fc.property(fc.string(), fc.string(), (path, label) => {
        expect(link(`https://x.y/${path}`, label).text).toMatch(/^<https:\/\/x\.y\/[^<>|]*\|[^<>|]*>$/);
      }),
    );
  });
});

describe('a command as it was typed', () => {
  test.each([
    ['Thank <@U1|ana> &amp; <@U2>', 'Thank @ana & @U2'],
    ['Post in <#C1|wins>', 'Post in #wins'],
    ['Post in <#C1>', 'Post in #C1'],
    // Slack leaves the name of a channel out where Cairn may not know it.
    ['Post in <#C1|>', 'Post in #C1'],
    ['Read <https://x.y/z?a=1&amp;b=2|x.y/z>', 'Read x.y/z'],
    ['Read <https://x.y/z?a=1&amp;b=2>', 'Read https://x.y/z?a=1&b=2'],
    ['Read <https://x.y/plan?a=1&amp;b=2|our plan>', 'Read our plan (https://x.y/plan?a=1&b=2)'],
    ['Read <https://x.y/plan|plan>', 'Read plan (https://x.y/plan)'],
    ['Read <http://x.y|x.y>', 'Read x.y'],
    ['Write to <mailto:ana@x.y|ana@x.y>', 'Write to ana@x.y'],
    ['Tell <!channel> and <!here|here>', 'Tell @channel and @here'],
    ['Tell <!subteam^S1|@devs>', 'Tell @devs'],
    ['Be there <!date^1795493700^{date}|on Tuesday>', 'Be there on Tuesday'],
    ['2 &lt; 3 &amp;&amp; 3 &gt; 2', '2 < 3 && 3 > 2'],
    ['&lt;@U1&gt;', '<@U1>'],
    ['&amp;lt;', '&lt;'],
    ['', ''],
  ])('%j reads %j', (text, plain) => {
    expect(plainCommandText(text)).toBe(plain);
  });

  test('is the same text again where somebody typed no mention', () => {
    assertProperty(fc.property(typed, (text) => expect(plainCommandText(mrkdwn`${text}`.text)).toBe(text)));
  });
});
