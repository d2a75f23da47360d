import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const pageDirectory = path.resolve(import.meta.dirname, '../page');
const mostBuilds = 5;
/** What the page imports from beside it, and what decides how it is built. */
const beside = [
  'src/sandbox/driver/render-date.ts',
  'src/sandbox/json.ts',
  'src/sandbox/page-door/build-page.ts',
  'package-lock.json',
];

/**
 * Builds the page, unless it has been built from the very same sources. Vite is loaded only when there is something to
 * build.
 * @param builds where builds are kept: one that is being served stays as it is while another is made
 * @returns the directory of this one
 */
export async function buildPage(builds: string): Promise<string> {
  const finished = path.join(builds, await fingerprintOfSources());
  if (existsSync(finished)) return finished;
  const { build } = await import('vite');
  const unfinished = `${finished}.${process.pid}`;
  await build({
    root: pageDirectory,
    configFile: false,
    logLevel: 'warn',
    // One file of each kind, on the same origin: the page loads nothing from anywhere else.
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      // It goes no further than this machine: what would make it smaller takes longer than it saves.
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
    },
  });
  // Another process may have been faster; what it made is the same.
  await rename(unfinished, finished).catch(() => rm(unfinished, { recursive: true, force: true }));
  await removeOlder(builds);
  return finished;
}

/** Keeps the newest few: a sandbox that was started before the last change may still serve its own. */
async function removeOlder(builds: string): Promise<void> {
  const made = await Promise.all(
    (await readdir(builds)).map(async (name) => ({ name, at: (await stat(path.join(builds, name))).mtimeMs })),
  );
  const older = made.sort((one, other) => other.at - one.at).slice(mostBuilds);
  for (const { name } of older) await rm(path.join(builds, name), { recursive: true, force: true });
}

async function fingerprintOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const sources = globSync('**/*.{ts,tsx,css,html}', { cwd: pageDirectory }).sort();
  const files = [
    ...sources.map((name) => path.join(pageDirectory, name)),
    ...beside.map((name) => path.join(root, name)),
  ];
  for (const file of files) {
    hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}
