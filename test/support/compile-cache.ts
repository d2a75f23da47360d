import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
/** What the programs are made of that tests start by the dozen, and mostly kill: a killed one leaves nothing in the cache. */
const programs = ['src/sandbox/process.ts', 'src/sandbox/run/sandbox.ts', 'src/create-app.ts', 'test/drills/worker.ts'];

/** All processes that this one starts from now on share compiled code: Cairn then loads in 0.6 s instead of 1.0. */
export async function shareCompileCache(): Promise<void> {
  process.env['NODE_COMPILE_CACHE'] = path.join(root, '.data/compile-cache');
  const loads = programs.map((file) => `await import(${JSON.stringify(path.join(root, file))});`);
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module'];
  await promisify(execFile)(process.execPath, [...flags, '--eval', `${loads.join('\n')}\nprocess.exit();`]);
}
