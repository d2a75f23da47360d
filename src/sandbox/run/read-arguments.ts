import path from 'node:path';
import { parseArgs } from 'node:util';

export interface RunOptions {
  /** The people and channels, and nothing else. */
  readonly isEmpty: boolean;
  readonly isReset: boolean;
  /** How Slack reaches Cairn. */
  readonly door: 'http' | 'socket';
  /** Undefined: the first free one from the usual one on. */
  readonly port: number | undefined;
  readonly dataDirectory: string;
}

export type Wish =
  | { readonly wants: 'page'; readonly options: RunOptions }
  | { readonly wants: 'story' | 'year' | 'help' }
  /** The arguments cannot be used; why, in a sentence. */
  | { readonly wants: 'nothing'; readonly says: string };

export const usage = `npm run sandbox                a Slack of your own with Cairn in it, to use in the browser
npm run sandbox -- --story     a mentorship from setup to kudos, told in the terminal
npm run sandbox -- --year      a year of one busy pair, printed as a calendar: is Cairn a good guest?

  --empty       only the people and channels; its data are its own
  --reset       forget everything first
  --socket      Slack reaches Cairn by Socket Mode instead of HTTP
  --port N      the page's port (4400, or the next free one)
  --data DIR    where everything is kept (.data/sandbox)
  --help        this`;

const defaultData = path.resolve(import.meta.dirname, '../../../.data/sandbox');
const hint = '`npm run sandbox -- --help` shows what there is.';

/** What was asked for on the command line. */
export function readArguments(args: readonly string[]): Wish {
  const { tokens, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      story: { type: 'boolean' },
      year: { type: 'boolean' },
      help: { type: 'boolean' },
      empty: { type: 'boolean' },
      reset: { type: 'boolean' },
      socket: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const known = new Set(['story', 'year', 'help', 'empty', 'reset', 'socket', 'port', 'data']);
  for (const token of tokens) {
    if (token.kind === 'positional') return nothing(`"${token.value}" is not something the sandbox knows. ${hint}`);
    if (token.kind !== 'option') continue;
    if (!known.has(token.name)) return nothing(`The sandbox has no ${token.rawName}. ${hint}`);
    const takesValue = token.name === 'port' || token.name === 'data';
    if (takesValue && (!token.value || token.value.startsWith('--')))
      return nothing(`Say what comes after ${token.rawName}. ${hint}`);
    if (!takesValue && token.value !== undefined) return nothing(`${token.rawName} takes no value. ${hint}`);
  }
  if (values.help) return { wants: 'help' };
  if (values.story) return { wants: 'story' };
  if (values.year) return { wants: 'year' };
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    return nothing('--port is a whole number from 0 (any free one) to 65535.');
  }
  return {
    wants: 'page',
    options: {
      isEmpty: values.empty === true,
      isReset: values.reset === true,
      door: values.socket ? 'socket' : 'http',
      port,
      dataDirectory: typeof values.data === 'string' ? path.resolve(values.data) : defaultData,
    },
  };
}

function nothing(says: string): Wish {
  return { wants: 'nothing', says };
}
