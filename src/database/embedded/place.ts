import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { newId } from '../../core/ids.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { type Identity, isAlive, succeeds } from './processes.ts';

/** Where the data lives and who runs Postgres over it. */
export interface Place {
  readonly directory: string;
  readonly identity: Identity;
}

/**
 * Postgres refuses to run as root. As root we run it as the user the data already belongs to, or as `nobody`; where that
 * user cannot come to the directory (a checkout under /root), another place is used, always the same for one directory.
 */
export async function findPlace(options: {
  directory: string;
  durable: boolean;
  log: (line: string) => void;
}): Promise<Place> {
  const directory = resolve(options.directory);
  await makeDirectory(directory);
  if (process.getuid?.() !== 0) return { directory, identity: undefined };

  const identity = (await ownerOf(join(directory, 'cluster', 'data'))) ?? (await nobody());
  await chmod(directory, 0o711);
  if (await canEnter(directory, identity)) return { directory, identity };

  const elsewhere = await reachablePlace(directory, { durable: options.durable, identity });
  options.log(`Postgres cannot run as root and its user cannot reach ${directory}: its data is kept in ${elsewhere}`);
  return { directory: elsewhere, identity };
}

const unfinishedPrefix = 'unfinished-';

/** A folder to make something in that gets its proper name when it is complete. It says who is at it. */
export function unfinishedFolder(place: Place): string {
  return join(place.directory, `${unfinishedPrefix}${process.pid}-${newId()}`);
}

/** Clears away what processes that were killed left half made. */
export async function removeUnfinished(place: Place): Promise<void> {
  const names = (await readdir(place.directory)).filter((name) => name.startsWith(unfinishedPrefix));
  const abandoned = names.filter((name) => !isAlive(Number.parseInt(name.slice(unfinishedPrefix.length), 10)));
  await Promise.all(abandoned.map((name) => rm(join(place.directory, name), { recursive: true, force: true })));
}

async function reachablePlace(directory: string, options: { durable: boolean; identity: Identity }): Promise<string> {
  const name = `cairn-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
  // Data that matters does not belong where a reboot or a cleaner sweeps.
  const parents = options.durable ? ['/var/lib', '/var/tmp'] : [tmpdir(), '/var/tmp'];
  for (const parent of parents) {
    const path = join(parent, name);
    const made = await mkdir(path, { recursive: true, mode: 0o711 }).then(
      () => true,
      () => false,
    );
    // The name can be guessed: what another user put there first is not ours to fill with secrets.
    if (!made || (await stat(path)).uid !== 0) continue;
    await chmod(path, 0o711);
    if (await canEnter(path, options.identity)) return path;
  }
  throw new EmbeddedPostgresError(
    'no-place',
    `Postgres cannot run as root, and no other user can reach ${directory}. ` +
      'Run Cairn as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-place',
      `${directory} cannot be made. Choose a folder that Cairn may write to, or set DATABASE_URL.`,
      { cause },
    );
  }
}

function canEnter(directory: string, identity: Identity): Promise<boolean> {
  return succeeds('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], identity);
}

async function ownerOf(path: string): Promise<Identity> {
  const owner = await stat(path).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

async function nobody(): Promise<Identity> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}
