import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { type Place, unfinishedFolder } from './place.ts';
import { run } from './processes.ts';

export const superuser = 'cairn';

/** The data of one server and what belongs to it. */
export interface Cluster {
  readonly data: string;
  readonly log: string;
  /** What the server before this one logged. */
  readonly previousLog: string;
  /** Names the process that stops Postgres should we die. */
  readonly watchdogFile: string;
  readonly password: string;
}

/**
 * Opens the cluster in a place, or makes it. Data and password are made in a folder that gets its name when it is
 * complete, so that a start cut short leaves nothing half made, and of two starts at once one wins.
 */
export async function openCluster(place: Place, binaries: Binaries): Promise<Cluster> {
  const home = join(place.directory, 'cluster');
  const password = (await readPassword(home)) ?? (await makeCluster({ home, place, binaries }));
  return {
    data: join(home, 'data'),
    log: join(home, 'postgres.log'),
    previousLog: join(home, 'postgres.previous.log'),
    watchdogFile: join(home, 'watchdog.pid'),
    password,
  };
}

async function makeCluster(options: { home: string; place: Place; binaries: Binaries }): Promise<string> {
  const { home, place, binaries } = options;
  const unfinished = unfinishedFolder(place);
  try {
    await fill(unfinished, place, binaries);
    await rename(unfinished, home);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was faster; whether we may use its server is decided when we meet it.
    const theirs = await readPassword(home);
    if (theirs) return theirs;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EmbeddedPostgresError(
      'cannot-start',
      `A database could not be made in ${place.directory}: ${reason}. Mend that, or set DATABASE_URL.`,
      { cause },
    );
  }
  const password = await readPassword(home);
  if (!password) throw new EmbeddedPostgresError('cannot-start', `${home} lost its password file while it was made.`);
  return password;
}

async function fill(home: string, place: Place, binaries: Binaries): Promise<void> {
  const { identity } = place;
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  await mkdir(data, { recursive: true });
  await chmod(home, 0o711);
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (identity) {
    await chown(data, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const files = ['-D', data, `--pwfile=${passwordFile}`, `--username=${superuser}`, '--auth=scram-sha-256'];
  // Not the machine's locale: the same names sort the same way everywhere.
  const words = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(binaries.initdb, [...files, ...words, '--no-instructions'], identity);
  if (identity) await chown(passwordFile, 0, 0);
}

async function readPassword(home: string): Promise<string | undefined> {
  return readFile(join(home, 'password'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError(
      'no-place',
      `${home} belongs to another user. Run Cairn as that user, or set DATABASE_URL.`,
      { cause: error },
    );
  });
}
