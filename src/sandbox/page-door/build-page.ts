import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const pageDirectory = path.resolve(import.meta.dirname, '../page');
/** What the page imports from beside it, and what decides how it is built. */
const beside = [
  'src/sandbox/driver/render-date.ts',
  'src/sandbox/json.ts',
  'src/sandbox/page-door/build-page.ts',
  'package-lock.json',
];

/**
 * Builds the page into `outDirectory`, unless what stands there was made from the very same sources. Vite is loaded only
 * when there is something to build.
 */
export async function buildPage(outDirectory: string): Promise<void> {
  const fingerprint = await fingerprintOfSources();
  const stamp = path.join(outDirectory, 'made-from.txt');
  const madeFrom = await readFile(stamp, 'utf8').catch(() => '');
  if (madeFrom === fingerprint) return;
  const { build } = await import('vite');
  await build({
    root: pageDirectory,
    configFile: false,
    logLevel: 'warn',
    // One file of each kind, on the same origin: the page loads nothing from anywhere else.
    build: { outDir: outDirectory, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  });
  await writeFile(stamp, fingerprint);
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
