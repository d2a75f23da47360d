import { expect, test } from '@jest/globals';
import { nearestWord } from '../../../src/core/nearest-word.ts';

test.each([
  ['delivries', 'deliveries'],
  ['migrat', 'migrate'],
  ['hlep', 'help'],
  ['weather', undefined],
])('%s is %s', (word, meant) => {
  expect(nearestWord(word, ['deliveries', 'migrate', 'help'])).toBe(meant);
});
