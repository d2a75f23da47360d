// What a composer offers while somebody types. Pure: text and caret in, suggestions out.
import type { CommandHint, PersonView } from '../../page-door/contract.ts';

export interface Suggestion {
  readonly id: string;
  /** What stands in the text once it is chosen. */
  readonly insert: string;
  readonly usage: string;
  readonly description: string;
}

export interface Suggestions {
  /** `Commands` or `People`, for the list's name. */
  readonly of: 'Commands' | 'People';
  /** The part of the text that a choice replaces. */
  readonly from: number;
  readonly to: number;
  readonly list: readonly Suggestion[];
}

const offeredAtMost = 8;

interface Known {
  readonly commands: readonly CommandHint[];
  readonly people: readonly PersonView[];
}

export function suggestionsFor(text: string, caret: number, { commands, people }: Known): Suggestions | undefined {
  const before = text.slice(0, caret);
  return found(commandsFor(before, commands) ?? peopleFor(before, people));
}

/** The command that the text uses, once its name is complete: `/goal learn` → /goal. */
export function commandIn(text: string, commands: readonly CommandHint[]): CommandHint | undefined {
  return commands.find(({ command }) => text.startsWith(`${command} `));
}

/** Puts a choice into the text. @returns the text, and where the caret stands then */
export function applied(text: string, { from, to }: Suggestions, { insert }: Suggestion) {
  const rest = text.slice(to).replace(/^ /, '');
  return { text: `${text.slice(0, from)}${insert} ${rest}`, caret: from + insert.length + 1 };
}

/** Whether what is typed is what the choice would insert: then there is nothing left to choose. */
export function isComplete(text: string, { from, to }: Suggestions, { insert }: Suggestion): boolean {
  return text.slice(from, to).toLowerCase() === insert.toLowerCase();
}

function commandsFor(before: string, commands: readonly CommandHint[]): Suggestions | undefined {
  if (!/^\/\S*$/.test(before)) return undefined;
  const list = commands
    .filter(({ command }) => command.startsWith(before.toLowerCase()))
    .map(({ command, usageHint, description }) => ({ id: command, insert: command, usage: usageHint, description }));
  return { of: 'Commands', from: 0, to: before.length, list };
}

function peopleFor(before: string, people: readonly PersonView[]): Suggestions | undefined {
  const typed = /(?:^|\s)@([\p{L}\p{N}'.-]*)$/u.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const list = people
    .filter(({ isActive, name }) => isActive && beginsAWord(name, typed))
    .map(({ id, name, title }) => ({ id, insert: `@${name}`, usage: '', description: title }));
  return { of: 'People', from: before.length - typed.length - 1, to: before.length, list };
}

function beginsAWord(name: string, typed: string): boolean {
  return name.split(/\s+/).some((word) => word.toLowerCase().startsWith(typed.toLowerCase()));
}

function found(suggestions: Suggestions | undefined): Suggestions | undefined {
  if (!suggestions || suggestions.list.length === 0) return undefined;
  return { ...suggestions, list: suggestions.list.slice(0, offeredAtMost) };
}
