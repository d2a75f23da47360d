import type { Rule, Violation } from './rule.ts';
import { lineAt, type Source } from './source.ts';

const mostLines = 300;
const emptyWords = ['util', 'utils', 'helper', 'helpers', 'lib', 'libs', 'common', 'manager', 'managers'];

interface TextRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly where: 'code' | 'strings' | 'text';
  /** Files it does not concern. */
  readonly except?: RegExp;
  readonly sentence: string;
}

function textRule({ name, pattern, where, except, sentence }: TextRule): Rule {
  return {
    name,
    check: (source) => (except?.test(source.path) ? [] : matches(source, pattern, where, sentence)),
  };
}

function matches(source: Source, pattern: RegExp, where: TextRule['where'], sentence: string): Violation[] {
  return [...source[where].matchAll(new RegExp(pattern, `${pattern.flags}g`))].map((match) => ({
    line: lineAt(source.text, match.index),
    what: `says ${match[0].trim()}`,
    sentence,
  }));
}

function pathRule(name: string, broken: (path: string) => string | undefined): Rule {
  return {
    name,
    check: ({ path }) => {
      const sentence = broken(path);
      return sentence ? [{ line: 1, what: 'is so named', sentence }] : [];
    },
  };
}

export const textRules: readonly Rule[] = [
  textRule({
    name: 'only config reads the environment',
    pattern: /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[|\{[^{}]*\benv\b[^{}]*\}\s*=\s*process\b/,
    where: 'code',
    except: /^src\/config\.ts$/,
    sentence: 'process.env is read in src/config.ts only',
  }),
  textRule({
    name: 'only the clock knows the time',
    pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|(?![\w(\s]))|(?<!new\s)\bDate\(\)|\bTemporal\s*\.\s*Now\b/,
    where: 'code',
    except: /^src\/(core\/clock\.ts$|sandbox\/)/,
    sentence: 'time is handed in by a Clock (src/core/clock.ts), never taken',
  }),
  textRule({
    name: 'nothing draws lots',
    pattern: /\bMath\s*\.\s*random\b/,
    where: 'code',
    except: /^src\/(core\/|sandbox\/|main\.ts$)/,
    sentence: 'randomness is handed in by main, or comes from src/core',
  }),
  textRule({
    name: 'SQL does not know the time',
    pattern:
      /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(current_(timestamp|date|time)|localtimestamp)\b/i,
    where: 'strings',
    sentence: 'SQL is given the time as a parameter: it never asks for it',
  }),
  textRule({
    name: 'Kysely does not ask SQL for the time',
    pattern: /\bfn(?:<[^>()]*>)?\s*\(\s*['"]now['"]/,
    where: 'text',
    sentence: 'SQL is given the time as a parameter: it never asks for it',
  }),
  pathRule('names say something', (path) => {
    const words = path
      .replace(/\.\w+$/, '')
      .split(/[/.-]/)
      .map((word) => word.toLowerCase());
    const empty = words.find((word) => emptyWords.includes(word));
    return empty ? `"${empty}" says nothing: name what is in it` : undefined;
  }),
  pathRule('there are no barrels', (path) =>
    /\/index\.[cm]?[jt]sx?$/.test(path) ? 'no index files: import the file itself' : undefined,
  ),
  pathRule('names are kebab-case', (path) =>
    /^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z0-9-]+)*\.\w+$/.test(path) ? undefined : 'files and folders are kebab-case',
  ),
  {
    name: 'files are short',
    check: ({ path, text }) => {
      const lines = text.trimEnd().split('\n').length;
      if (!path.startsWith('src/') || lines <= mostLines || text.startsWith('// Generated')) return [];
      const sentence = `a file has at most ${mostLines} lines: make it a folder of smaller ones`;
      return [{ line: lines, what: `has ${lines} lines`, sentence }];
    },
  },
];
