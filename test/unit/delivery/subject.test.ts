import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { id, instant, integer, localDate, parts, subjectText, word } from '../../../src/delivery/subject.ts';
import { assertProperty } from '../../support/property.ts';

const uuid = fc.uuid();
const read = parts(id<string>(), integer, instant, word('passed', 'approaching'));

test('what a message is about comes back whole', () => {
  assertProperty(
    fc.property(
      uuid,
      fc.nat(),
      fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('9999-12-31') }),
      fc.constantFrom('passed' as const, 'approaching' as const),
      (...subject) => {
        expect(read(subjectText(subject))).toEqual(subject);
      },
    ),
  );
});

test('two subjects that differ have texts that differ', () => {
  assertProperty(
    fc.property(fc.tuple(uuid, fc.nat()), fc.tuple(uuid, fc.nat()), (one, other) => {
      fc.pre(one[0] !== other[0] || one[1] !== other[1]);
      expect(subjectText(one)).not.toBe(subjectText(other));
    }),
  );
});

test('an id alone is its own text', () => {
  expect(subjectText('C1')).toBe('C1');
  expect(id()('C1')).toBe('C1');
});

test.each([
  ['too few parts', parts(id<string>(), integer), 'a'],
  ['too many parts', parts(id<string>(), integer), 'a/1/b'],
  ['an empty id', parts(id<string>(), integer), '/1'],
  ['no whole number', parts(id<string>(), integer), 'a/1.5'],
  ['no date', parts(id<string>(), localDate), 'a/2026-02-30'],
  ['no instant', parts(id<string>(), instant), 'a/soon'],
  ['an unknown word', parts(id<string>(), word('one', 'two')), 'a/three'],
])('%s is refused, and the sentence quotes nothing of it', (_, reader, text) => {
  expect(() => reader(text)).toThrow(/^a subject with/);
});
