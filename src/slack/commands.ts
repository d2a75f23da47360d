import { nearestWord } from '../core/nearest-word.ts';

/** A word after a slash command that does one thing. */
export interface Subcommand {
  readonly name: string;
  /** `pair @mentor @mentee [until 30 June]` */
  readonly usage: string;
  /** Half a sentence for `help`: `starts a mentorship`. */
  readonly does: string;
  /** What may follow the name; undefined where nothing may. */
  readonly args?: RegExp;
}

export type CommandReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'help' }
  | { readonly kind: 'subcommand'; readonly name: string; readonly args: string }
  /** The right word with something after it that it does not understand. */
  | { readonly kind: 'wrong arguments'; readonly name: string }
  | { readonly kind: 'unknown word'; readonly word: string; readonly nearest: string | undefined }
  | { readonly kind: 'sentence'; readonly text: string };

/**
 * Reads what stands after a slash command. A subcommand counts only when the text is exactly that subcommand with its
 * arguments; a single unknown word is a slip and gets the nearest one; anything longer is a sentence where the command
 * takes one (`/goal Give three talks by June`), else a subcommand with the wrong arguments or an unknown word.
 */
export function readCommand(text: string, subcommands: readonly Subcommand[], takesSentence: boolean): CommandReading {
  const trimmed = text.trim();
  const [word = '', ...rest] = trimmed.split(/\s+/);
  const args = rest.join(' ');
  if (word === '') return { kind: 'empty' };
  const name = word.toLowerCase();
  if (name === 'help' && (args === '' || !takesSentence)) return { kind: 'help' };
  const found = subcommands.find((each) => each.name === name);
  if (found && (found.args ?? /^$/).test(args)) return { kind: 'subcommand', name, args };
  if (takesSentence && args !== '') return { kind: 'sentence', text: trimmed };
  if (found) return { kind: 'wrong arguments', name };
  return { kind: 'unknown word', word, nearest: nearestWord(name, ['help', ...subcommands.map((each) => each.name)]) };
}
