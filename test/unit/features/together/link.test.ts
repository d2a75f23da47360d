import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/errors.ts';
import { readLink } from '../../../../src/features/together/rules/link.ts';
import { assertProperty } from '../../../support/property.ts';

const codeOf = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.field] : error;
  }
};

describe('a link', () => {
  test.each([
    [undefined, undefined],
    ['  ', undefined],
    ['https://x.example/a b', 'https://x.example/a%20b'],
    ['x.example/talk', 'https://x.example/talk'],
    ['http://x.example', 'http://x.example/'],
    ['HTTPS://X.example', 'https://x.example/'],
    ['javascript:alert(1)', ['no_link', 'link']],
    ['data:text/html,x', ['no_link', 'link']],
    ['https://user:secret@x.example', ['no_link', 'link']],
    ['localhost', ['no_link', 'link']],
    ['two words', ['no_link', 'link']],
    [`https://x.example/${'a'.repeat(2000)}`, ['long_link', 'link']],
  ])('%j reads %j', (typed, read) => {
    expect(codeOf(() => readLink(typed))).toEqual(read);
  });

  test('is a web address or refused, whatever is typed', () => {
    assertProperty(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (typed) => {
        const read = codeOf(() => readLink(typed));
        if (typeof read === 'string') expect(read).toMatch(/^https?:\/\/[^\s<>]+$/);
        else if (read !== undefined) expect(read).toEqual([expect.stringMatching(/^(no|long)_link$/), 'link']);
      }),
    );
  });
});
