// `npm run drill [name…]`: the drills in full size, one after another, on a Postgres of their own.
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Drill, type DrillRow, lastLine, totalOf } from './drill.ts';
import { drills } from './drills.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { short: { type: 'boolean' } } });
  const unknown = positionals.filter((name) => !drills.some((drill) => drill.name === name));
  if (unknown.length > 0) {
    throw new Error(`no drill ${unknown.join(', ')}; there are ${drills.map(({ name }) => name).join(', ')}`);
  }
  const wanted = drills.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const directory = await scratchFolder('drill');
  const postgres = await startEmbeddedPostgres({ directory, durable: false, maxConnections: 300 });
  try {
    let isClean = true;
    for (const drill of wanted) {
      const rows = await runOne(drill, { size: values.short ? 'short' : 'full', serverUrl: postgres.url('postgres') });
      const { lost, doubled } = totalOf(rows);
      isClean &&= lost === 0 && doubled === 0;
    }
    return isClean;
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function runOne(
  drill: Drill,
  given: { size: 'full' | 'short'; serverUrl: string },
): Promise<readonly DrillRow[]> {
  const beganAt = performance.now();
  const seconds = () => ((performance.now() - beganAt) / 1000).toFixed(0).padStart(4);
  out(`\n── ${drill.name}: ${drill.title}`);
  const rows = await drill.run({ ...given, say: (line) => out(`${seconds()} s  ${line}`) });
  for (const line of tableOf(rows)) out(line);
  // Read by machines: exactly this, and last.
  out(lastLine(drill.name, rows));
  return rows;
}

const columns = ['what', 'done', 'lost', 'doubled', 'late', 'note'] as const;

function tableOf(rows: readonly DrillRow[]): string[] {
  const cells = [
    columns as readonly string[],
    ...rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const isNumber = (index: number) => index > 0 && index < columns.length - 1;
  return cells.map((row) =>
    row
      .map((cell, index) => (isNumber(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

process.exitCode = (await main()) ? 0 : 1;
