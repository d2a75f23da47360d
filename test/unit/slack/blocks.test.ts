import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkMessage } from '../../../src/sandbox/block-kit/check-message.ts';
import { actions, button, context, fitting, header, section, sections } from '../../../src/slack/blocks.ts';
import { mention, mrkdwn } from '../../../src/slack/text.ts';
import { assertProperty } from '../../support/property.ts';

const typed = fc
  .array(fc.constantFrom('<', '>', '&', 'a', '🧗', '<!channel>', '*', '\n'), { minLength: 1, maxLength: 4000 })
  .map((each) => `x${each.join('')}`);

describe('blocks', () => {
  test('keep Slack’s limits whatever they hold', () => {
    assertProperty(
      fc.property(typed, (text) => {
        const value = { goal: '1' };
        const confirm = { title: text, text, yes: text, no: text };
        const blocks = [
          header(text),
          section(text, button(text, { action: 'a', value, description: text, confirm })),
          context(...Array.from({ length: 12 }, () => text)),
          actions(button(text, { action: 'b', value })),
        ];
        expect(checkMessage({ text: 'x', blocks })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('a text that is cut ends with a whole character, a whole entity and a whole mention', () => {
    const cases = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((shift) => [
      mrkdwn`${'x'.repeat(shift)}${'&<>'.repeat(1000)}`,
      mrkdwn`${'x'.repeat(2990 + shift)}${mention('U0MENTOR')} and more`,
      mrkdwn`${'x'.repeat(2990 + shift)}${'&'} and some more`,
    ]);
    for (const text of cases) {
      const shown = JSON.stringify(section(text));
      const rest = shown.replaceAll(/&(?:amp|lt|gt);|<@U0MENTOR>/g, '');
      expect(rest.match(/[<>&].{0,12}/g)).toBeNull();
    }
  });

  test('lines are packed into sections, and nothing is cut off', () => {
    assertProperty(
      fc.property(fc.array(typed, { maxLength: 6 }), (lines) => {
        const packed = sections(lines.map((each) => mrkdwn`${each}`));
        expect(checkMessage({ text: 'x', blocks: packed })).toEqual([]);
        const whole = packed.map((each) => each.text?.text ?? '').join('');
        const expected = lines.map((each) => mrkdwn`${each}`.text).join('');
        expect(whole.replaceAll('\n', '')).toBe(expected.replaceAll('\n', ''));
      }),
      { numRuns: 50 },
    );
    const short = Array.from({ length: 20 }, () => mrkdwn`short`);
    expect(sections(short)).toHaveLength(1);
  });

  test('as many entries fit as the blocks and the size of a view allow, from the first on', () => {
    const entry = (text: string, blocks: number) => Array.from({ length: blocks }, () => section(text));
    const lengths = (entries: ReturnType<typeof fitting>) => entries.map(({ length }) => length);
    expect(lengths(fitting([entry('a', 5), entry('b', 5), entry('c', 1)], 10))).toEqual([5, 5]);
    expect(lengths(fitting([entry('a', 5), entry('b', 6), entry('c', 1)], 10))).toEqual([5]);
    const large = entry('字'.repeat(3000), 10);
    const fits = fitting([large, large, large, large], 96);
    expect(Buffer.byteLength(JSON.stringify(fits))).toBeLessThan(250 * 1024);
    expect(fits).toHaveLength(2);
  });

  test('the ids that a button carries are never cut', () => {
    const value = { mentorship: 'm'.repeat(36), goal: 'g'.repeat(36), step: 's'.repeat(36) };
    expect(JSON.parse(button('Tick', { action: 'a', value }).value ?? '')).toEqual(value);
  });
});
