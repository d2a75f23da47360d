import path from 'node:path';
import type { RunOptions } from './read-arguments.ts';

/** Where a sandbox keeps what it keeps. */
export interface SandboxFiles {
  /** Slack and the clocks. */
  readonly state: string;
  readonly postgres: string;
}

/** The page is the same for all sandboxes: built once. */
export const pageBuilds = path.resolve(import.meta.dirname, '../../../.data/sandbox-page');

/** The seeded workspace and the empty one lie side by side and know nothing of each other. */
export function filesOf({ dataDirectory, isEmpty }: RunOptions): SandboxFiles {
  const own = path.join(dataDirectory, isEmpty ? 'empty' : 'acme');
  return { state: path.join(own, 'slack.json'), postgres: path.join(own, 'postgres') };
}
