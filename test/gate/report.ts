import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Where a run of Jest leaves what it came to, for the gate and for `npm run timings`. */
export const reportFile = path.join(import.meta.dirname, '../../.data/last-test-run.json');

const counts = z.object({
  passed: z.number(),
  failed: z.number(),
  /** Tests that are skipped because they are of no use in this stage. */
  leftOut: z.number(),
});
export type Counts = z.output<typeof counts>;

const file = counts.extend({
  /** The Jest project. */
  stage: z.string(),
  /** Relative to the project. */
  path: z.string(),
  seconds: z.number(),
});
export type FileReport = z.output<typeof file>;

const report = z.object({
  files: z.array(file),
  /** Whether it was all that the projects have, as often as in the gate. */
  isWhole: z.boolean(),
});
export type Report = z.output<typeof report>;

/** @returns undefined where Jest ended before it could say anything */
export async function readReport(): Promise<Report | undefined> {
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : report.parse(JSON.parse(text));
}
