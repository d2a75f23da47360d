import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** Another process that starts Postgres over this directory and then lives until it is killed. */
export async function startOwner(directory: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, '../../src/database/embedded-postgres.ts');
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false });
    process.stdout.write('ready\\n');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

/** What the file of the server over this directory names, alive or not; NaN where there is no such file. */
export async function postmasterPid(directory: string): Promise<number> {
  return Number.parseInt(await readFile(join(directory, 'cluster/data/postmaster.pid'), 'utf8').catch(() => ''), 10);
}

export async function watchdogPid(directory: string): Promise<number> {
  return Number(await readFile(join(directory, 'cluster/watchdog.pid'), 'utf8'));
}

/** All servers that live over this directory. */
export async function listPostmasters(directory: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,args=']);
  const lines = stdout.split('\n').filter((line) => line.includes(`postgres -D ${join(directory, 'cluster/data')} `));
  return lines.map((line) => Number.parseInt(line, 10));
}

/** @returns the first column of the first row */
export async function query(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  // Postgres may be killed beneath it.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}
