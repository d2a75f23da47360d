import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Import {
  /** A path from the root of the repository (`src/core/ids.ts`), or a package (`pg`, `@slack/bolt`, `node:fs`). */
  readonly target: string;
  readonly line: number;
  /** `import type`: nothing of it runs. */
  readonly isOfTypes?: true;
}

/** A file as the rules see it. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with comments, regular expressions and what stands in quotes blanked out, line for line. */
  readonly code: string;
  /** The text with everything blanked out that does not stand in quotes. */
  readonly strings: string;
  /** Imports and re-exports of every kind, of types and of values. */
  readonly imports: readonly Import[];
}

/** What an import() gets whose module is not written down. */
export const computed = '(computed)';

export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|js|mjs|cjs|sql)$/.test(entry.name))
      .map((entry) => posix.join(entry.parentPath, entry.name).slice(posix.normalize(root).length + 1))
      .sort()
      .map((path) => toSource(path, readFileSync(`${root}/${path}`, 'utf8'))),
  );
}

export function toSource(path: string, text: string): Source {
  const { code, strings } = path.endsWith('.sql') ? { code: '', strings: text } : separate(text);
  return { path, text, code, strings, imports: findImports(path, text, code) };
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** What opens an expression inside a template literal. */
const hole = ['$', '{'].join('');

const importForms = [
  /(?<![.\w$])(?:import|export)\s+[\w$*\s{},]*?\bfrom\s*(?<quote>['"])/g,
  /(?<![.\w$])(?:import|export)\s*[*{][\w$*\s{},]*?\bfrom\s*(?<quote>['"])/g,
  /(?<![.\w$])import\s*(?<quote>['"])/g,
  /(?<![.\w$])(?:import|require)\s*\(\s*(?<quote>['"`])?/g,
];

function findImports(path: string, text: string, code: string): Import[] {
  const found = new Map<number, Import>();
  for (const match of importForms.flatMap((form) => [...code.matchAll(form)])) {
    const start = match.index + match[0].length;
    const quote = match.groups?.['quote'];
    const end = quote ? text.indexOf(quote, start) : start;
    const specifier = text.slice(start, end);
    const target = !quote || specifier.includes(hole) ? computed : resolve(path, specifier);
    const isOfTypes = /^(?:import|export)\s+type\b/.test(match[0]);
    found.set(start, { target, line: lineAt(text, match.index), isOfTypes: isOfTypes || undefined });
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const tokens =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?|`|[{}]|\/|[\w$]+|\s+|[\s\S]/g;
const regularExpression = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y;
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y;
const wordsBeforeAnExpression = /^(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield|instanceof)$/;

/**
 * Tells code, strings and comments apart. Not a parser: it need only be right about what a formatted TypeScript file can
 * contain. Both results have the length and the lines of the text.
 */
function separate(text: string): { code: string; strings: string } {
  const code: string[] = [];
  const strings: string[] = [];
  const put = (piece: string, kind: 'code' | 'string' | 'neither') => {
    code.push(kind === 'code' ? piece : blank(piece));
    strings.push(kind === 'string' ? piece : blank(piece));
  };
  /** For every template literal we are inside of, how many braces are open in its `${…}`. */
  const braces: number[] = [];
  let previous = '';
  let index = 0;

  /** From after a backtick or a closing brace to the end of the template, or into its next `${`. */
  const readTemplate = () => {
    templateText.lastIndex = index;
    const piece = templateText.exec(text)?.[0] ?? '';
    put(piece, 'string');
    index += piece.length;
    const isHole = text.startsWith(hole, index);
    const mark = isHole ? hole : text.slice(index, index + 1);
    put(mark, 'code');
    index += mark.length;
    if (isHole) braces.push(0);
    previous = isHole ? '{' : '`';
  };

  while (index < text.length) {
    tokens.lastIndex = index;
    const token = tokens.exec(text)?.[0] ?? text.slice(index, index + 1);
    regularExpression.lastIndex = index;
    const expression = token === '/' && mayStartExpression(previous) ? regularExpression.exec(text)?.[0] : undefined;
    const piece = expression ?? token;
    index += piece.length;
    const depth = braces.at(-1);
    if (token === '`') {
      put(token, 'code');
      readTemplate();
    } else if (token === '}' && depth === 0) {
      braces.pop();
      put(token, 'code');
      readTemplate();
    } else if (/^['"]/.test(token)) {
      put(token.slice(0, 1), 'code');
      put(token.slice(1, -1), 'string');
      put(token.length > 1 ? token.slice(-1) : '', 'code');
      previous = token;
    } else if (expression || /^\/[/*]/.test(token)) {
      put(piece, 'neither');
      if (expression) previous = ')';
    } else {
      if (depth !== undefined && (token === '{' || token === '}'))
        braces[braces.length - 1] = depth + (token === '{' ? 1 : -1);
      put(token, 'code');
      if (token.trim()) previous = token;
    }
  }
  return { code: code.join(''), strings: strings.join('') };
}

/** Whether a slash after this token begins a regular expression; otherwise it divides. */
function mayStartExpression(previous: string): boolean {
  return !/[\w$)\]'"`]$/.test(previous) || wordsBeforeAnExpression.test(previous);
}

function blank(piece: string): string {
  return piece.replaceAll(/[^\n]/g, ' ');
}
