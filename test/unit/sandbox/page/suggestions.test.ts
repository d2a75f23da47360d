import { describe, expect, test } from '@jest/globals';
import { applied, commandIn, isComplete, suggestionsFor } from '../../../../src/sandbox/page/composer/suggestions.ts';

const commands = ['/goal', '/checkin', '/mentorship'].map((command) => ({ command, description: 'd', usageHint: 'u' }));
const people = ['Ana Duarte', 'Anton', 'Bibek'].map((name) => ({
  id: name,
  name,
  title: 'Mentor',
  tz: 'UTC',
  isBot: false,
  isActive: name !== 'Anton',
}));

function offered(text: string, caret = text.length): string[] {
  const suggestions = suggestionsFor(text, caret, { commands, people });
  return suggestions?.list.map(({ insert }) => insert) ?? [];
}

describe('what the composer offers', () => {
  test.each([
    ['/', ['/goal', '/checkin', '/mentorship']],
    ['/CH', ['/checkin']],
    ['/goal ', []],
    ['/nothing', []],
    ['say /goal', []],
    ['', []],
    ['/mentorship pair @an', ['@Ana Duarte']],
    ['/mentorship pair @duar', ['@Ana Duarte']],
    ['hello @', ['@Ana Duarte', '@Bibek']],
    ['ana@bib', []],
  ])('for %j', (text, expected) => {
    expect(offered(text)).toEqual(expected);
  });

  test('what stands behind the caret counts for nothing', () => {
    expect(offered('/ch eckin', 3)).toEqual(['/checkin']);
  });
});

describe('a choice', () => {
  function chosen(text: string, caret: number) {
    const suggestions = suggestionsFor(text, caret, { commands, people });
    const choice = suggestions?.list[0];
    if (!suggestions || !choice) throw new Error(`nothing is offered for ${text}`);
    return { ...applied(text, suggestions, choice), isComplete: isComplete(text, suggestions, choice) };
  }

  test('takes the place of what was typed, with one blank behind it', () => {
    expect(chosen('/me', 3)).toEqual({ text: '/mentorship ', caret: 12, isComplete: false });
    expect(chosen('pair @bi until June', 8)).toEqual({ text: 'pair @Bibek until June', caret: 12, isComplete: false });
  });

  test('is complete when nothing is left to choose', () => {
    expect(chosen('/goal', 5).isComplete).toBe(true);
  });
});

test('a command is in use once a blank follows its name', () => {
  expect(commandIn('/goal learn', commands)?.command).toBe('/goal');
  expect(commandIn('/goals learn', commands)).toBeUndefined();
  expect(commandIn('/goal', commands)).toBeUndefined();
});
