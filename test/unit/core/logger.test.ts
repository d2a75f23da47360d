import { describe, expect, test } from '@jest/globals';
import { createLogger, describeError } from '../../../src/core/logger.ts';

const secret = 'I feel stuck and want to leave';

function databaseError(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { routine: 'ExecConstraints', code: '23514', ...more });
}

describe('what the log is told of an error', () => {
  test('of the database: its code and place, and nothing of the row', () => {
    const error = databaseError(`new row violates: "${secret}"`, {
      detail: `Failing row contains (${secret}).`,
      where: secret,
      hint: secret,
      constraint: 'goals_title_check',
      table: 'goals',
    });
    const described = describeError(error);
    expect(described).toMatchObject({ code: '23514', constraint: 'goals_title_check', table: 'goals' });
    expect(described).not.toHaveProperty('message');
    expect(JSON.stringify(described)).not.toContain(secret);
    expect(String(described['stack'])).toMatch(/^\s*at /);
  });

  test('of the database, with a row of several lines', () => {
    const described = describeError(databaseError(`invalid input: "one\nat home ${secret}\n    at work ${secret}"`));
    expect(JSON.stringify(described)).not.toContain(secret);
  });

  test('as the cause of another', () => {
    const described = describeError(new Error('saving failed', { cause: databaseError(secret, { detail: secret }) }));
    expect(described).toMatchObject({ message: 'saving failed', cause: { code: '23514' } });
    expect(JSON.stringify(described)).not.toContain(secret);
  });

  test('of a parser, which quotes what it could not read', () => {
    const parse = () => JSON.parse(`${secret.slice(0, 6)} <- unreadable`);
    expect(parse).toThrow(/I feel/);
    try {
      parse();
    } catch (error) {
      expect(describeError(error)).toMatchObject({ type: 'SyntaxError' });
      expect(JSON.stringify(describeError(error))).not.toContain('I feel');
    }
  });

  test('of anything else: its name, message and code', () => {
    const error = Object.assign(new TypeError('no answer'), { code: 'ECONNREFUSED' });
    expect(describeError(error)).toMatchObject({ type: 'TypeError', message: 'no answer', code: 'ECONNREFUSED' });
    expect(describeError(new Error('plain'))['code']).toBeUndefined();
  });

  test.each([[secret], [{ secret }], [undefined], [null]])('of what is no error (%j): its type alone', (thrown) => {
    expect(describeError(thrown)).toEqual({ type: typeof thrown });
  });

  test('is what the logger writes under err', () => {
    const serializers = createLogger('silent')[Symbol.for('pino.serializers') as never] as Record<string, unknown>;
    expect(serializers['err']).toBe(describeError);
  });
});
