import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import type { WorkspaceId } from '../core/ids.ts';
import { nearestWord } from '../core/nearest-word.ts';
import { UsageError } from './command.ts';

/** `--workspace T…` */
export const workspaceOption = z
  .string()
  .regex(/^[TE][A-Z0-9]+$/, 'is the id of a workspace, such as T024BE7LD')
  .transform((id) => id as WorkspaceId)
  .optional();

/** `--limit N` */
export const limitOption = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'is a whole number from 1 to 999999')
  .transform(Number);

export interface Options {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads `--options` and what stands between them. @throws UsageError naming the option, and the nearest one there is */
export function readOptions(args: readonly string[], options: ParseArgsOptionsConfig): Options {
  const { tokens, values, positionals } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!known) {
      const nearest = nearestWord(token.name, Object.keys(options));
      throw new UsageError(`There is no ${token.rawName}.${nearest ? ` Did you mean --${nearest}?` : ''}`);
    }
    if (known.type === 'string' && (!token.value || token.value.startsWith('--'))) {
      throw new UsageError(`Say what comes after ${token.rawName}.`);
    }
    if (known.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`${token.rawName} takes no value.`);
    }
  }
  return { values: values as Options['values'], positionals };
}
