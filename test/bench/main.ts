// `npm run bench`: what Cairn costs beside the best possible, both measured in the same run.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ack } from './ack.ts';
import { closedGate } from './closed-gate.ts';
import { commitToSend } from './commit-to-send.ts';
import { crowdedMinute } from './crowded-minute.ts';
import { deliveries } from './deliveries.ts';
import { home } from './home.ts';
import { leap } from './leap.ts';
import { type Bench, lastLine, type Measured, meetsTarget } from './measure.ts';
import { memory } from './memory.ts';
import { openModal } from './open-modal.ts';
import { pictureOf } from './picture.ts';
import { type Machine, openPlace } from './place.ts';
import { start } from './start.ts';
import { monotonicMs } from './statistics.ts';
import { sweepDue } from './sweep-due.ts';
import { sweepIdle } from './sweep-idle.ts';
import { notesOf, tableOf, verdictOf } from './table.ts';

const benches: readonly Bench[] = [
  start,
  ack,
  openModal,
  home,
  commitToSend,
  deliveries,
  closedGate,
  crowdedMinute,
  sweepIdle,
  sweepDue,
  leap,
  memory,
];

const data = resolve(import.meta.dirname, '../../.data');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, scale: { type: 'string', default: '1' } },
  });
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 1)) throw new Error('--scale is more than 0 and at most 1');
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    throw new Error(`no benchmark ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`);
  }
  const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

  const place = await openPlace();
  const measured: Measured[] = [];
  const broken: string[] = [];
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    say('interrupted: the benchmark at hand is the last one');
  });
  const machine = describe(place.machine);
  try {
    say(machine);
    if (scale < 1) say(`Only ${scale * 100} % of the work is done: these numbers prove nothing.`);
    for (const bench of chosen) {
      if (interrupted) break;
      say(`\n── ${bench.name}: ${bench.title}`);
      const startedAt = monotonicMs();
      try {
        measured.push(...(await bench.run({ serverUrl: place.serverUrl, scale, say })));
      } catch (error) {
        broken.push(bench.name);
        say(`${bench.name} broke: ${error instanceof Error ? error.stack : String(error)}`);
      }
      say(`── ${bench.name}: ${((monotonicMs() - startedAt) / 1000).toFixed(0)} s`);
    }
  } finally {
    await place.close();
  }
  if (measured.length > 0) {
    await keep(values.json ?? join(data, 'bench.json'), { machine: place.machine, scale, measured });
    for (const line of ['', machine, '', ...tableOf(measured), '', ...notesOf(measured), '', verdictOf(measured)])
      say(line);
  }
  if (broken.length > 0) {
    say(`Nothing was measured of: ${broken.join(', ')}.`);
    process.exitCode = 1;
  }
  for (const each of measured) say(lastLine(each));
}

async function keep(
  jsonPath: string,
  result: { machine: Machine; scale: number; measured: Measured[] },
): Promise<void> {
  await mkdir(data, { recursive: true });
  const measured = result.measured.map((each) => ({ ...each, meetsTarget: meetsTarget(each) }));
  await writeFile(jsonPath, `${JSON.stringify({ ...result, measured }, null, 2)}\n`);
  await writeFile(join(data, 'bench.svg'), pictureOf(result.measured, describe(result.machine)));
}

function describe({ cpu, cores, memoryGib, node, postgres, platform }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGib} GiB, ${platform}; Node ${node}, Postgres ${postgres}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
