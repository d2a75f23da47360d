// What people may write, as long as a field takes it.

export interface Writing {
  /** Several lines, exactly so long (in UTF-16 units, as Slack counts). */
  readonly words: (longest: number) => string;
  /** One line of that length. */
  readonly line: (longest: number) => string;
}

function writing(pattern: string): Writing {
  const words = (longest: number) => {
    const cut = pattern.repeat(Math.ceil(longest / pattern.length)).slice(0, longest);
    // Fields are trimmed, and Slack sends no half characters.
    return cut.replace(/[\uD800-\uDBFF]$/, 'x').replace(/^\s|\s$/g, 'x');
  };
  return { words, line: (longest) => words(longest).replaceAll('\n', ' ') };
}

/** Everything at its shortest. */
export const brief: Writing = { words: () => 'a', line: () => 'a' };

export const writings: Readonly<Record<string, Writing>> = {
  'one long word': writing('a'),
  sentences: writing('We met twice, and the second draft is better. '),
  broadcasts: writing('<!channel> <!here> '),
  mentions: writing('<@U1> <@U1|ana> <#C9> '),
  'links to trust': writing('<https://evil.example|your bank> '),
  dates: writing('<!date^0^{date}|x>'),
  ampersands: writing('&'),
  'angle brackets': writing('<>'),
  'escaped already': writing('&lt;!channel&gt; '),
  formatting: writing('*_~`> '),
  'code blocks': writing('``` x ```\n'),
  quotes: writing('"\\\'{}'),
  lines: writing('a\n\n> b\r\n• c\n'),
  emoji: writing('🧗'),
  families: writing('👩‍👩‍👧'),
  'right to left': writing('שלום \u202e עולם '),
  ideographs: writing('字'),
};
