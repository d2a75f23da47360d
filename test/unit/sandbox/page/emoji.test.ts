import { expect, test } from '@jest/globals';
import { emojiNamed, withEmoji } from '../../../../src/sandbox/page/block-kit/emoji.ts';

test.each([
  ['tada', '🎉'],
  ['thumbsup', '👍'],
  ['+1', '👍'],
  ['flag-de', '🇩🇪'],
  ['wave::skin-tone-4', '👋🏽'],
])('%s', (name, character) => expect(emojiNamed(name)).toBe(character));

test('a name nobody knows stays as it was written', () => {
  expect(withEmoji('a :tada: b :cairn_logo: 10:30:00 x:y:z')).toBe('a 🎉 b :cairn_logo: 10:30:00 x:y:z');
});

test('several in a row', () => {
  expect(withEmoji(':tada::wave: :seedling:')).toBe('🎉👋 🌱');
});
