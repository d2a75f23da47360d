import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SandboxProgram } from '../sandbox-program.ts';
import { scratchFolder } from '../scratch.ts';
import { readPrepared } from './prepared.ts';

export interface SandboxRun {
  /** Where its page is. */
  readonly url: string;
  /** Ends it as Ctrl-C does. @returns the exit code */
  stop(): Promise<number | null>;
}

/** A folder of its own for a sandbox's data. */
export interface SandboxData {
  readonly directory: string;
  remove(): Promise<void>;
}

/**
 * Copies the data of a workspace that global-setup.ts has prepared.
 * @param which Acme, its past lived; or the empty one, for `--empty`
 */
export async function copyOf(which: 'acme' | 'empty'): Promise<SandboxData> {
  const data = await freshData();
  // As root, the files belong to the user who runs Postgres, and must go on belonging to them.
  await promisify(execFile)('cp', ['-a', path.join(readPrepared().data, which), data.directory]);
  return data;
}

export async function freshData(): Promise<SandboxData> {
  const directory = await scratchFolder('page');
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** `npm run sandbox` as a person starts it, on a free port; resolves when it has said where its page is. */
export async function runSandbox(data: string, flags: readonly string[] = []): Promise<SandboxRun> {
  const sandbox = new SandboxProgram('--port', '0', '--data', data, ...flags);
  try {
    return await sandbox.opened();
  } catch (error) {
    await sandbox.program.end();
    throw error;
  }
}
