import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SandboxProgram } from '../sandbox-program.ts';

export interface SandboxRun {
  /** Where its page is. */
  readonly url: string;
  /** Ends it as Ctrl-C does. @returns the exit code */
  stop(): Promise<number | null>;
}

/** A folder of its own for a sandbox's data. */
export async function freshData(): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cairn-page-'));
  // As root, Postgres runs as another user, who must come in.
  await chmod(directory, 0o755);
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** `npm run sandbox` as a person starts it, on a free port; resolves when it has said where its page is. */
export function runSandbox(data: string, flags: readonly string[] = []): Promise<SandboxRun> {
  return new SandboxProgram('--port', '0', '--data', data, ...flags).opened();
}
