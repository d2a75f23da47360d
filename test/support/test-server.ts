import { rm } from 'node:fs/promises';
import type { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';

interface TestServer {
  readonly postgres: EmbeddedPostgres;
  readonly directory: string;
}

// Jest may load setup and teardown apart from each other, so a variable of this module would not be one for both.
const key = Symbol.for('cairn.testServer');
const shelf = globalThis as { [key]?: TestServer };

export function remember(server: TestServer): void {
  shelf[key] = server;
}

export async function stopRemembered(): Promise<void> {
  const server = shelf[key];
  if (!server) return;
  delete shelf[key];
  await server.postgres.stop();
  await rm(server.directory, { recursive: true, force: true });
}
