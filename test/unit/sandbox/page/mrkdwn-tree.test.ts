import { describe, expect, test } from '@jest/globals';
import { type MrkdwnNode, mrkdwnTree } from '../../../../src/sandbox/page/block-kit/mrkdwn-tree.ts';

/** The tree in short: `bold(…)`, and text as it is. */
function short(nodes: readonly MrkdwnNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'person':
        case 'channel':
          return `${node.kind}(${node.id})`;
        case 'group':
          return `group(${node.name})`;
        case 'date':
          return `date(${node.seconds}, ${node.format}, ${node.fallback}${node.url ? `, ${node.url}` : ''})`;
        case 'link':
          return `link(${node.url}: ${short(node.children)})`;
        default:
          return `${node.kind}(${short(node.children)})`;
      }
    })
    .join('');
}

const read = (text: string, options = {}) => short(mrkdwnTree(text, options));

describe('marks', () => {
  test.each([
    ['*bold* _it_ ~gone~', 'bold(bold) italic(it) strike(gone)'],
    ['_*both*_', 'italic(bold(both))'],
    ['(*a*), “*b*”: _c_.', '(bold(a)), “bold(b)”: italic(c).'],
    ['*“Learn Rust”*', 'bold(“Learn Rust”)'],
    ['*for <@U1>*', 'bold(for person(U1))'],
    ['*a `*` b*', 'bold(a code(*) b)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));

  test.each([
    'a * b * c',
    '2*3*4',
    'snake_case_name',
    '*open',
    'over *two\nlines*',
    '** nothing **',
    '* not bold *',
    '# Heading',
    '1. one\n- two',
    '[label](https://x)'.replace('https://x', 'x'),
    '***',
    '| a | b |',
    '    indented',
    '10:30:00 and :nobody_knows_this:',
  ])('%j stays as it is', (text) => expect(read(text)).toBe(text));
});

describe('code', () => {
  test('shows marks and emoji as they are', () => {
    expect(read('`*x* :tada:` *y*')).toBe('code(*x* :tada:) bold(y)');
    expect(read('a\n```\n*x*\n> y\n```\nb')).toBe('afence(*x*\n> y)b');
  });

  test('names who is meant', () => {
    expect(read('`<@U1> &lt;b&gt;`')).toBe('code(person(U1) <b>)');
  });
});

describe('quotes', () => {
  test('take the lines that begin with >, escaped or not', () => {
    expect(read('before\n&gt; *one*\n>two\nafter')).toBe('beforequote(bold(one)\ntwo)after');
  });

  test('>>> takes all that follows', () => {
    expect(read('before\n&gt;&gt;&gt; one\ntwo')).toBe('beforequote(one\ntwo)');
  });

  test('a > inside of a line is a >', () => {
    expect(read('1 > 0 &gt; -1')).toBe('1 > 0 > -1');
  });
});

describe('references', () => {
  test.each([
    ['<@U1> <@U1|ana>', 'person(U1) person(U1)'],
    ['<#C1|wins>', 'channel(C1)'],
    ['<!here> <!channel> <!subteam^S1|@mentors>', 'group(@here) group(@channel) group(@mentors)'],
    ['<https://x.y/a_b_c?d=1&amp;e=2|see *this*>', 'link(https://x.y/a_b_c?d=1&e=2: see bold(this))'],
    ['<https://x.y/>', 'link(https://x.y/: https://x.y/)'],
    ['<mailto:a@b.c>', 'link(mailto:a@b.c: a@b.c)'],
    ['<!date^1790000000^{date} at {time}|then>', 'date(1790000000, {date} at {time}, then)'],
    ['<!date^1790000000^{date}^https://x.y|then>', 'date(1790000000, {date}, then, https://x.y)'],
    ['<!date^soon^{date}|then>', 'then'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));

  test('anything else in angle brackets is text', () => {
    expect(read('<script>alert(1)</script> < 3 > 2')).toBe('<script>alert(1)</script> < 3 > 2');
  });

  test('bare addresses become links, unless the text is verbatim', () => {
    expect(read('see https://x.y/z.')).toBe('see link(https://x.y/z: https://x.y/z).');
    expect(read('see https://x.y/z.', { verbatim: true })).toBe('see https://x.y/z.');
  });
});

test('entities are read once', () => {
  expect(read('a &amp; b &lt;c&gt; &amp;lt;')).toBe('a & b <c> &lt;');
});

test('three thousand characters of open marks are read in no time', () => {
  const text = '*a _b ~c '.repeat(333);
  expect(read(text)).toBe(text);
});
