import { describe, expect, test } from '@jest/globals';
import { readArguments } from '../../../src/sandbox/run/read-arguments.ts';

function options(...args: string[]) {
  const wish = readArguments(args);
  if (wish.wants !== 'page') throw new Error(`wants ${wish.wants}`);
  return wish.options;
}

describe('what is asked for on the command line', () => {
  test('nothing said: Acme, over HTTP, on the usual port, under .data', () => {
    const { dataDirectory, ...rest } = options();
    expect(rest).toEqual({ isEmpty: false, isReset: false, door: 'http', port: undefined });
    expect(dataDirectory).toMatch(/\/\.data\/sandbox$/);
  });

  test('everything said', () => {
    const args = ['--empty', '--reset', '--socket', '--port', '0', '--data', '/tmp/mine'];
    expect(options(...args)).toEqual({
      isEmpty: true,
      isReset: true,
      door: 'socket',
      port: 0,
      dataDirectory: '/tmp/mine',
    });
  });

  test('help comes before the story, and the story before a page', () => {
    expect(readArguments(['--story', '--help'])).toEqual({ wants: 'help' });
    expect(readArguments(['--story'])).toEqual({ wants: 'story' });
  });

  test.each([
    [['--fast'], 'no --fast'],
    [['acme'], '"acme"'],
    [['--port'], 'after --port'],
    [['--port', '--empty'], 'after --port'],
    [['--port', 'http'], 'whole number'],
    [['--port', '70000'], 'whole number'],
    [['--data', ''], 'after --data'],
    [['--empty=yes'], 'takes no value'],
    [['-e'], 'no -e'],
  ])('%j is told in a sentence', (args, words) => {
    const wish = readArguments(args);
    expect(wish).toEqual({ wants: 'nothing', says: expect.stringMatching(words) });
  });
});
