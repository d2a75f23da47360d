import { describe, expect, test } from '@jest/globals';
import { checkMessage } from '../../../src/sandbox/block-kit/check-message.ts';
import { checkView } from '../../../src/sandbox/block-kit/check-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text = 'hello') => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const option = (value: string, text = value) => ({ text: plain(text), value });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [section()], ...more });

const select = (more: object) => ({ type: 'static_select', action_id: 's', options: [option('a')], ...more });
const menu = (more: object) => actions(select(more));
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('messages', () => {
  test.each<[string, object[]]>([
    [
      'a bit of everything',
      [
        { type: 'header', text: plain('Hi') },
        { ...section(), fields: [mrkdwn('a'), plain('b')], accessory: button() },
        { type: 'divider' },
        {
          type: 'context',
          elements: [mrkdwn('x'), { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'A' }],
        },
        actions(button(), select({ placeholder: plain('Pick') }), { type: 'datepicker', initial_date: '2026-06-30' }),
        input({ type: 'plain_text_input', multiline: true }),
        { type: 'markdown', text: '# Hi' },
        { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]], column_settings: [null, { align: 'right' }] },
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
            },
          ],
        },
      ],
    ],
    [
      'options in groups',
      [
        menu({
          options: undefined,
          option_groups: [{ label: plain('G'), options: [option('a')] }],
          initial_option: option('a'),
        }),
      ],
    ],
    ['no blocks', []],
  ])('%s is taken', (_name, blocks) => {
    expect(checkMessage({ text: 'x', blocks })).toEqual([]);
  });

  test.each<[string, object[], string]>([
    ['an unknown block', [{ type: 'poem' }], '/blocks/0/type'],
    ['an unknown property', [{ ...section(), colour: 'red' }], '/blocks/0/colour'],
    ['an empty section', [{ type: 'section' }], '/blocks/0'],
    ['empty words', [section('')], '/blocks/0/text/text'],
    ['a long section', [section('x'.repeat(3001))], '/blocks/0/text/text'],
    ['a mrkdwn header', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text/type'],
    ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text'],
    ['a long field', [{ type: 'section', fields: [plain('x'.repeat(2001))] }], '/blocks/0/fields/0/text'],
    ['eleven fields', [{ type: 'section', fields: times(11, () => plain('x')) }], '/blocks/0/fields'],
    ['51 blocks', times(51, () => section()), '/blocks'],
    ['a long button', [actions(button({ text: plain('x'.repeat(76)) }))], '/blocks/0/elements/0/text/text'],
    ['a button without words', [actions(button({ text: plain('') }))], '/blocks/0/elements/0/text/text'],
    ['a long value', [actions(button({ value: 'x'.repeat(2001) }))], '/blocks/0/elements/0/value'],
    ['a bad link', [actions(button({ url: 'nowhere' }))], '/blocks/0/elements/0/url'],
    ['a style Slack lacks', [actions(button({ style: 'loud' }))], '/blocks/0/elements/0/style'],
    ['26 actions', [actions(...times(26, (index) => button({ action_id: `a${index}` })))], '/blocks/0/elements'],
    ['no actions', [actions()], '/blocks/0/elements'],
    ['one action_id twice', [actions(button(), button())], '/blocks/0/elements/1/action_id'],
    [
      'one block_id twice',
      [
        { ...section(), block_id: 'b' },
        { ...section(), block_id: 'b' },
      ],
      '/blocks/1/block_id',
    ],
    ['an input element among actions', [actions({ type: 'plain_text_input' })], '/blocks/0/elements/0/type'],
    [
      'a date and time beside a section',
      [{ ...section(), accessory: { type: 'datetimepicker' } }],
      '/blocks/0/accessory/type',
    ],
    ['a file in a message', [input({ type: 'file_input' })], '/blocks/0/element/type'],
    ['no options', [menu({ options: [] })], '/blocks/0/elements/0/options'],
    ['101 options', [menu({ options: times(101, (index) => option(`o${index}`)) })], '/blocks/0/elements/0/options'],
    ['a long option', [menu({ options: [option('a', 'x'.repeat(76))] })], '/blocks/0/elements/0/options/0/text/text'],
    [
      'a long option value',
      [menu({ options: [option('x'.repeat(151), 'a')] })],
      '/blocks/0/elements/0/options/0/value',
    ],
    ['an initial option not offered', [menu({ initial_option: option('b') })], '/blocks/0/elements/0/initial_option'],
    [
      'six in an overflow',
      [actions({ type: 'overflow', options: times(6, (i) => option(`o${i}`)) })],
      '/blocks/0/elements/0/options',
    ],
    [
      'a wrong date',
      [actions({ type: 'datepicker', initial_date: '30.06.2026' })],
      '/blocks/0/elements/0/initial_date',
    ],
    ['a wrong time', [actions({ type: 'timepicker', initial_time: '9:00' })], '/blocks/0/elements/0/initial_time'],
    ['a picture without words', [{ type: 'image', image_url: 'https://x.test/a.png' }], '/blocks/0'],
    [
      'a dialog without words',
      [actions(button({ confirm: { title: plain('Sure?') } }))],
      '/blocks/0/elements/0/confirm',
    ],
    ['eleven in a context', [{ type: 'context', elements: times(11, () => plain('x')) }], '/blocks/0/elements'],
  ])('%s is refused', (_name, blocks, pointer) => {
    expect(checkMessage({ text: 'x', blocks }).map((fault) => fault.pointer)).toContain(pointer);
  });
});

describe('views', () => {
  test('a modal and a home are taken', () => {
    const asking = modal({
      submit: plain('Save'),
      blocks: [input({ type: 'number_input', is_decimal_allowed: false })],
    });
    expect(checkView(asking)).toEqual([]);
    expect(checkView({ type: 'home', blocks: [section()] })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an input without submit', modal({ blocks: [input({ type: 'plain_text_input' })] }), '/submit'],
    ['a long title', modal({ title: plain('x'.repeat(25)) }), '/title/text'],
    ['a long close', modal({ close: plain('x'.repeat(25)) }), '/close/text'],
    ['much private metadata', modal({ private_metadata: 'x'.repeat(3001) }), '/private_metadata'],
    ['a long callback id', modal({ callback_id: 'x'.repeat(256) }), '/callback_id'],
    ['a property of the answer', modal({ hash: '1' }), '/hash'],
    ['101 blocks', modal({ blocks: times(101, () => section()) }), '/blocks'],
    ['a block for messages', modal({ blocks: [{ type: 'markdown', text: 'x' }] }), '/blocks/0/type'],
    ['an unknown type', { type: 'page', blocks: [] }, '/type'],
    [
      'lengths crossed',
      modal({ submit: plain('S'), blocks: [input({ type: 'plain_text_input', min_length: 5, max_length: 2 })] }),
      '/blocks/0/element/min_length',
    ],
    ['too many bytes', modal({ blocks: times(100, () => section('x'.repeat(3000))) }), ''],
  ])('%s is refused', (_name, view, pointer) => {
    expect(checkView(view).map((fault) => fault.pointer)).toContain(pointer);
  });
});
