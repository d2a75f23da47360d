import { describe, expect, test } from '@jest/globals';
import { blockKeys } from '../../../../src/sandbox/page/block-kit/block-keys.ts';
import { localPicture, safeAddress } from '../../../../src/sandbox/page/block-kit/safe-address.ts';
import { lengthNote, tellsOn } from '../../../../src/sandbox/page/block-kit/text-limits.ts';

describe('addresses', () => {
  test.each(['https://x.y', 'http://x.y', 'mailto:a@b.c'])('%s may be followed', (url) =>
    expect(safeAddress(url)).toBe(url),
  );
  test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/x', ''])(
    '%j may not',
    (url) => expect(safeAddress(url)).toBeUndefined(),
  );
  test.each(['http://127.0.0.1:4000/a.png', 'http://localhost/a.png', 'data:image/png;base64,AAAA'])(
    'the picture %s is on this machine',
    (url) => expect(localPicture(url)).toBe(url),
  );
  test.each(['https://example.com/a.png', 'data:image/svg+xml;base64,AAAA', '//example.com/a.png', 'a.png'])(
    'the picture %s is not',
    (url) => expect(localPicture(url)).toBeUndefined(),
  );
});

describe('length', () => {
  test('is said near the end and past it', () => {
    expect(lengthNote('', { max_length: 20 })).toBeUndefined();
    expect(lengthNote('a'.repeat(15), { max_length: 20 })).toBeUndefined();
    expect(lengthNote('a'.repeat(19), { max_length: 20 })).toBe('1 character left');
    expect(lengthNote('a'.repeat(22), { max_length: 20 })).toBe('2 characters too many');
  });

  test('without a limit of its own it is 3000', () => {
    expect(lengthNote('a'.repeat(2899), {})).toBeUndefined();
    expect(lengthNote('a'.repeat(3001), {})).toBe('1 character too many');
  });
});

test('a text is told on Enter, unless the element asks for something else', () => {
  expect(tellsOn({})).toEqual(['enter']);
  const asking = (...on: string[]) => ({ dispatch_action_config: { trigger_actions_on: on } });
  expect(tellsOn(asking('on_character_entered'))).toEqual(['character']);
  expect(tellsOn(asking('on_enter_pressed', 'on_character_entered'))).toEqual(['enter', 'character']);
});

test('blocks are known by their ids, and never by the same key twice', () => {
  const blocks = [{ type: 'input', block_id: 'a' }, { type: 'divider' }, { type: 'input', block_id: 'a' }];
  expect(blockKeys(blocks)).toEqual(['a', 'divider 1', 'a 2']);
});

test('buttons are known by what they do, whatever Slack calls their block after an update', () => {
  const pressing = (name: string, value: string) => ({
    type: 'actions',
    block_id: name,
    elements: [{ type: 'button', action_id: 'find', value }],
  });
  expect(blockKeys([pressing('gen1', 'x')])).toEqual(blockKeys([pressing('gen2', 'x')]));
  expect(blockKeys([pressing('gen1', 'x')])).not.toEqual(blockKeys([pressing('gen1', 'y')]));
  const choosing = { type: 'actions', block_id: 'a', elements: [{ type: 'static_select', action_id: 'find' }] };
  expect(blockKeys([choosing])).toEqual(['a']);
});
