import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { slackSnapshot } from '../slack/snapshot.ts';

const savedState = z.object({
  version: z.literal(1),
  /** Where the calendar clock stood; it goes on from there. */
  calendar: z.iso.datetime(),
  /** How far machine time had been moved ahead of this machine's. */
  machineOffsetMs: z.number(),
  /** Whether it was written at the end: then nothing has happened since. */
  isClosed: z.boolean().default(false),
  slack: slackSnapshot,
});

/** What of a sandbox is not in Postgres. */
export type SavedState = z.output<typeof savedState>;

/** The file is not one of ours, or not whole. The message says what to do. */
export class UnreadableState extends Error {
  override readonly name = 'UnreadableState';

  constructor(file: string, cause: unknown) {
    super(`${file} cannot be read as a sandbox's Slack. Start anew with \`npm run sandbox -- --reset\`.`, { cause });
  }
}

/** @returns undefined where there is none yet  @throws UnreadableState */
export async function readState(file: string): Promise<SavedState | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UnreadableState(file, error);
  });
  if (text === undefined) return undefined;
  try {
    return savedState.parse(JSON.parse(text));
  } catch (error) {
    throw new UnreadableState(file, error);
  }
}

/** The whole of it or nothing, even where the machine loses power: written beside, synced, and put in its place. */
export async function writeState(file: string, state: SavedState): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(state));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

export async function removeState(file: string): Promise<void> {
  await rm(file, { force: true });
}
