import { serverUrlVariable } from '../support/test-database.ts';
import type { DrillOptions } from './drill.ts';

/** For a drill's short form in `npm test`: the server of the test run, and nobody who waits. */
export function drillOptions(): DrillOptions {
  const serverUrl = process.env[serverUrlVariable];
  if (!serverUrl) throw new Error('no Postgres: a drill belongs in the Jest project "drills"');
  return { size: 'short', serverUrl, say: () => {} };
}
