// `npm run timings`: what the last whole run of Jest took becomes the order of the next ones.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readReport } from './report.ts';
import { timingKey } from './sequencer.ts';
import { projects } from './stages.ts';

const file = path.join(import.meta.dirname, 'timings.json');

const report = await readReport();
const missing = projects.filter(({ name }) => !report?.files.some(({ stage }) => stage === name));
if (!report?.isWhole || missing.length > 0) throw new Error('the last run was not a whole one: run `npm test` first');
const timings = report.files
  .map(({ stage, path: name, seconds }) => [timingKey(stage, name), Math.round(seconds * 10) / 10] as const)
  .sort(([one], [other]) => (one < other ? -1 : 1));
await writeFile(file, `${JSON.stringify(Object.fromEntries(timings), null, 2)}\n`);
process.stdout.write(`${timings.length} files, ${path.relative(process.cwd(), file)}\n`);
