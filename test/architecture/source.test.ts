// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources made up here are full of them.
import { describe, expect, test } from '@jest/globals';
import { computed, toSource } from './source.ts';

const targets = (text: string) => toSource('src/a/b.ts', text).imports.map((found) => found.target);

describe('imports', () => {
  test.each([
    [`import { a } from './c.ts';`, ['src/a/c.ts']],
    [`import type { A } from '../core/ids.ts';`, ['src/core/ids.ts']],
    [`import a, { type B } from "../d.ts";`, ['src/d.ts']],
    [`import * as all from './c.ts';`, ['src/a/c.ts']],
    [`import{a}from'./c.ts';export*from'./d.ts'`, ['src/a/c.ts', 'src/a/d.ts']],
    [`import {\n  a,\n  type B,\n} from './c.ts';`, ['src/a/c.ts']],
    [`import './c.ts';`, ['src/a/c.ts']],
    [`export { a } from './c.ts';\nexport * from './d.ts';`, ['src/a/c.ts', 'src/a/d.ts']],
    [`export type { A } from './c.ts';`, ['src/a/c.ts']],
    [`type A = import('./c.ts').A;`, ['src/a/c.ts']],
    [`const a = await import('./c.ts');`, ['src/a/c.ts']],
    ['const a = await import(`./c.ts`);', ['src/a/c.ts']],
    ['const a = await import(`./${name}.ts`);', [computed]],
    ['const a = await import(name);', [computed]],
    [`const a = require('pg');`, ['pg']],
    [`import pg from 'pg/lib/client.js';`, ['pg']],
    [`import { App } from '@slack/bolt/dist/App.js';`, ['@slack/bolt']],
    [`import fs from 'node:fs/promises';`, ['node:fs/promises']],
    [`const x = /'/; import a from './c.ts';`, ['src/a/c.ts']],
    ['const x = `${`}`}`; import a from "./c.ts";', ['src/a/c.ts']],
    [`const x = a / b; import c from './c.ts'; // '/`, ['src/a/c.ts']],
    [`import a from './c.ts'; // import b from './d.ts'`, ['src/a/c.ts']],
  ])('in %j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  test.each([
    `// import a from './c.ts'`,
    `/* import a\n from './c.ts' */`,
    `const text = "import a from './c.ts'";`,
    "const text = `import a from './c.ts'`;",
    'const here = import.meta.dirname;',
    `tx.selectFrom('goals'); export const from = 'x';`,
    `createRequire(url).resolve('pg'); thing.import('pg');`,
  ])('none in %j', (text) => {
    expect(targets(text)).toEqual([]);
  });

  test('tells the line', () => {
    expect(toSource('src/a.ts', `// one\n\nimport {\n  b,\n} from './b.ts';`).imports).toEqual([
      { target: 'src/b.ts', line: 3 },
    ]);
  });
});

describe('code and strings', () => {
  const text = 'f(\'one\', `two ${now() + `three ${{ a: 1 }.a}`} four`, /five\'/g) /* six */; g("se\\"ven");';
  const { code, strings } = toSource('src/a.ts', text);

  test('stand where they stood', () => {
    expect(code).toHaveLength(text.length);
    expect(strings).toHaveLength(text.length);
  });

  test('code has neither quotes nor comments', () => {
    expect(code.replaceAll(/\s+/g, ' ')).toBe('f(\' \', ` ${now() + ` ${{ a: 1 }.a}`} `, ) ; g(" ");');
  });

  test('strings have only what is quoted', () => {
    expect(strings.split(/\s+/).filter(Boolean)).toEqual(['one', 'two', 'three', 'four', 'se\\"ven']);
  });
});
