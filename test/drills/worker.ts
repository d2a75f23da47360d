// One worker of Cairn for a drill, in a process of its own: Cairn's real parts, with a place in each of which it can be
// told to die. Nothing of this is known to the code it runs.
import { writeSync } from 'node:fs';
import type { z } from 'zod';
import { checkInMessages } from '../../src/features/check-ins/messages/kinds.ts';
import { ShiftedClock } from '../../src/sandbox/backstage/shifted-clock.ts';
import { type SandboxCairn, startCairn } from '../../src/sandbox/cairn.ts';
import { type DeathPoint, type LastWords, type WorkerAnswer, workerCommand } from './death.ts';
import { RunningCalendar } from './running-calendar.ts';

let dieAt: DeathPoint | undefined;

function reach(point: DeathPoint, over: string): void {
  if (dieAt !== point) return;
  const last: LastWords = { at: point, over };
  // Written before the next instruction, which is the last one.
  writeSync(1, `${JSON.stringify(last)}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const prompt = checkInMessages.find(({ kind }) => kind === 'check_in.prompt');
if (!prompt) throw new Error('check-ins have no prompt any more');
const { render, renderAll, sentAll } = prompt;
prompt.render = async (act, subjectId, operation) => {
  if (operation === 'post') reach('after the claim', subjectId);
  return render.call(prompt, act, subjectId, operation);
};
prompt.renderAll = async (act, subjectIds, operation) => {
  if (operation === 'post') reach('after the claim', subjectIds[0] ?? '');
  return renderAll?.call(prompt, act, subjectIds, operation) ?? new Map();
};
prompt.sentAll = async (act, subjectIds) => {
  await sentAll?.call(prompt, act, subjectIds);
  reach('during sentAll()', subjectIds[0] ?? '');
};

// Slack's client takes the fetch there is when it is made.
const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const over = promptChannel(String(input), init?.body);
  if (over) reach('before the call', over);
  const response = await realFetch(input, init);
  if (over) reach('after the call, before the mark', over);
  return response;
};

/** In which conversation a call asks how it is going. */
function promptChannel(url: string, body: unknown): string | undefined {
  if (!url.endsWith('/chat.postMessage')) return undefined;
  const fields = new URLSearchParams(String(body));
  return fields.get('text')?.includes('how is it going?') ? (fields.get('channel') ?? undefined) : undefined;
}

const machine = new ShiftedClock();
let cairn: SandboxCairn | undefined;

async function obey(told: z.output<typeof workerCommand>): Promise<Omit<WorkerAnswer, 'done'>> {
  switch (told.do) {
    case 'start': {
      const { databaseUrl, role, leaseSeconds } = told;
      const { base, startsAtMs, pace, until } = told.calendar;
      const calendar = new RunningCalendar({ base, startsAtMs, pace, until });
      let origin = '';
      const connect = (to: { requestUrl: string | null } | { socketMode: true }) => {
        if ('requestUrl' in to && to.requestUrl) ({ origin } = new URL(to.requestUrl));
      };
      // Installed in the workspaces by whoever runs the drill: no workspaces here.
      const slack = { ...told.slack, workspaces: [], connect };
      const options = {
        slack,
        databaseUrl,
        clocks: { calendar, machine },
        role,
        ticks: true,
        // As in production: as fast as Slack would have it.
        paced: true,
        leaseSeconds,
      };
      cairn = await startCairn(options);
      return { origin };
    }
    case 'die':
      dieAt = told.at;
      return {};
    case 'leap':
      machine.offsetMs += told.seconds * 1000;
      return {};
    case 'stop':
      await cairn?.stop();
      return {};
  }
}

process.on('message', (message) => {
  const told = workerCommand.parse(message);
  obey(told)
    .then((more) => {
      const answered: WorkerAnswer = { done: told.do, ...more };
      process.send?.(answered);
      if (told.do === 'stop') process.disconnect();
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
});
process.on('SIGINT', () => {});
// Whoever ran the drill is gone.
process.on('disconnect', () => process.exit());
