import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { examples } from './examples.ts';
import { dependencyRule, importRules } from './import-rules.ts';
import { type Rule, violations } from './rule.ts';
import { readSources, toSource } from './source.ts';
import { tableRule } from './table-rules.ts';
import { textRules } from './text-rules.ts';

const root = join(import.meta.dirname, '../..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  dependencies: object;
  devDependencies: object;
};
/** What is in the built page; the contracts are types, which leave nothing behind. */
const isBesideThePage = (target: string) =>
  target.startsWith('src/') && !target.startsWith('src/sandbox/page/') && !target.endsWith('contract.ts');
const rules: readonly Rule[] = [
  ...importRules,
  dependencyRule(Object.keys(dependencies), Object.keys(devDependencies)),
  ...textRules,
  tableRule,
];

describe('src and migrations', () => {
  const sources = readSources(root, ['src', 'migrations']);

  test('are being looked at', () => {
    expect(sources.map((source) => source.path)).toEqual(
      expect.arrayContaining(['src/core/clock.ts', 'src/database/connect.ts']),
    );
  });

  test.each(rules)('$name', (rule) => {
    expect(violations(rule, sources)).toEqual([]);
  });
});

test('the page is built anew when what it imports from beside it changes', () => {
  const page = readSources(root, ['src/sandbox/page']);
  const beside = page.flatMap(({ imports }) => imports.map(({ target }) => target)).filter(isBesideThePage);
  const builder = readFileSync(`${root}/src/sandbox/page-door/build-page.ts`, 'utf8');
  expect(beside.length).toBeGreaterThan(0);
  expect([...new Set(beside)].filter((target) => !builder.includes(`'${target}'`))).toEqual([]);
});

describe.each(rules)('the rule "$name"', (rule) => {
  const { broken = [], kept = [] } = examples[rule.name] ?? {};

  test('has examples', () => {
    expect(broken.length * kept.length).toBeGreaterThan(0);
  });

  test.each(broken)('is broken by %s: %j', (path, text) => {
    expect(violations(rule, [toSource(path, text)])).toEqual([expect.stringContaining(path)]);
  });

  test.each(kept)('is kept by %s: %j', (path, text) => {
    expect(violations(rule, [toSource(path, text)])).toEqual([]);
  });
});

test('a failure names the file, the line, the import and the rule', () => {
  const source = toSource('src/features/goals/rules.ts', `\nimport { findGoal } from './queries.ts';`);
  expect(rules.flatMap((rule) => violations(rule, [source]))).toEqual([
    'src/features/goals/rules.ts:2 imports src/features/goals/queries.ts: ' +
      'rules are pure: they import types, rules and core only',
  ]);
});
