import { expect, test } from '@jest/globals';
import type { Measured } from '../../bench/measure.ts';
import { pictureOf } from '../../bench/picture.ts';

function measured(name: string, ratio: number, target: Measured['target']): Measured {
  return { name, measure: name, baseline: 'the best', ours: ratio, theirs: 1, unit: 'ms', ratio, target };
}

const machine = 'A <fast> machine & "co"';
const picture = pictureOf(
  [measured('small', 0.1, { atMost: 1 }), measured('one', 1, { atMost: 1 }), measured('large', 10, { atMost: 1 })],
  machine,
);

function numbersOf(pattern: RegExp): number[] {
  return [...picture.matchAll(pattern)].map(([, value]) => Number(value));
}

test('its bars grow with the logarithm of the ratio', () => {
  const [small = 0, one = 0, large = 0] = numbersOf(/<rect x="\d+" y="\d+" width="([\d.]+)"/g);
  expect(small).toBeLessThan(one);
  expect(large / one).toBeCloseTo(2, 1);
});

test('the target of a bar stands where a ratio of that size would end', () => {
  const [one = 0] = [...picture.matchAll(/<rect x="(\d+)" y="\d+" width="([\d.]+)"/g)]
    .slice(1, 2)
    .map(([, x, width]) => Number(x) + Number(width));
  const goals = numbersOf(/<path d="M([\d.]+) \d+V\d+" stroke="#1d1c1d"/g);
  expect(goals).toHaveLength(3);
  for (const goal of goals) expect(goal).toBeCloseTo(one, 0);
});

test('a screen reader is told all of it', () => {
  const [, description = ''] = /<desc id="desc">([^<]*)<\/desc>/.exec(picture) ?? [];
  expect(description).toContain('1 of 3 targets are MISSED: large.');
  expect(description).toContain('small: ratio 0.100, target ≤ 1, met.');
  expect(description).toContain('large: ratio 10.0, target ≤ 1, missed.');
  expect(picture).toContain('role="img" aria-labelledby="title desc"');
  expect(picture).toContain('<title id="title">');
});

test('what it is given is text, not markup', () => {
  expect(picture).toContain('A &lt;fast&gt; machine &amp; &quot;co&quot;');
  expect(picture).not.toContain('<fast>');
});

test('a ratio of nothing stays in the picture', () => {
  const none = pictureOf([measured('none', 0, { atMost: 1 })], machine);
  expect(none).not.toMatch(/NaN|Infinity/);
});

test('a target that was missed does not depend on its colour alone', () => {
  expect(picture).toContain('10.0 (≤ 1, missed)');
});
