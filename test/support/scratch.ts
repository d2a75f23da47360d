import { access, chmod, constants, mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../../src/database/embedded/processes.ts';

/** Where Linux lends memory as a folder. */
const memory = '/dev/shm';
const prefix = 'cairn-test-';
/** Containers are often lent 64 MiB; a handful of Postgres clusters and their databases want more. */
const minFreeBytes = 4 * 2 ** 30;

/**
 * Makes a new folder for what a test writes; whoever asked for it removes it. It is in memory where there is room: a Postgres
 * over it clones a database in 14 ms instead of 220.
 * @param name what its name tells of its owner: `drill`
 */
export async function scratchFolder(name: string): Promise<string> {
  const parent = (await hasRoom(memory)) ? memory : tmpdir();
  const directory = await mkdtemp(path.join(parent, `${prefix}${name}-${process.pid}-`));
  // As root, Postgres runs as another user, who must come in.
  await chmod(directory, 0o755);
  return directory;
}

/** Removes what test runs have left that were cut short: memory is dear. */
export async function removeAbandoned(): Promise<void> {
  for (const parent of [memory, tmpdir()]) {
    const names = await readdir(parent).catch(() => []);
    const abandoned = names.filter((name) => {
      const [, pid] = name.startsWith(prefix) ? (/-(\d+)-\w{6}$/.exec(name) ?? []) : [];
      return pid !== undefined && !isAlive(Number(pid));
    });
    for (const name of abandoned) await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

async function hasRoom(directory: string): Promise<boolean> {
  try {
    await access(directory, constants.W_OK);
    const { bavail, bsize } = await statfs(directory);
    return Math.min(bavail * bsize, process.availableMemory()) >= minFreeBytes && (await mayExecute(directory));
  } catch {
    return false;
  }
}

/** Postgres may have to be copied there to be run, and containers often forbid that. */
async function mayExecute(directory: string): Promise<boolean> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' '));
  const [, , , options = ''] = mounts.findLast(([, place]) => place === directory) ?? [];
  return !options.split(',').includes('noexec');
}
