import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { MovableClock } from '../../../src/core/clock.ts';
import { startCairn } from '../../../src/sandbox/cairn.ts';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import { readManifest } from '../../../src/sandbox/manifest.ts';
import { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { captureLogger } from '../../support/captured-logger.ts';
import { patientSlack } from '../../support/patient-slack.ts';
import { restWith } from '../../support/rest-with.ts';
import { cloneDatabase, type TestDatabase, withServer } from '../../support/test-database.ts';

/** Two people of a workspace whom Cairn asks. */
export interface Pair {
  readonly workspace: SandboxWorkspace;
  readonly mentor: SandboxPerson;
  readonly mentee: SandboxPerson;
  readonly dm: string;
}

/** A Monday; the pairs are asked on Tuesday at ten in UTC. */
const pairedAt = '2026-11-23T04:00:00Z';
export const promptAt = '2026-11-24T10:00:00Z';
/** A healthy pair when its window is over. */
export const healthy = 'asked 1, reminded 1 and 1, closed';
/** Everybody has been reminded. */
export const remindedAt = '2026-11-26T09:00:00Z';
/** Every window is over. */
export const closedAt = '2026-11-26T10:00:01Z';

/**
 * Acme with many pairs, other workspaces with one pair each, and Globex with one, all with Cairn in them. Each run gets a
 * copy of the database in which they were paired; what Slack holds stays.
 */
export async function openPoisonedWorld({ pairsInAcme, others }: { pairsInAcme: number; others: number }) {
  const calendar = new MovableClock(pairedAt);
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const slack = await SandboxSlack.start({ clock: calendar, ...patientSlack, manifest: readManifest() });
  const acme = slack.workspace({ name: 'Acme' });
  const globex = slack.workspace({ name: 'Globex' });
  const more = Array.from({ length: others }, (_, number) => slack.workspace({ name: `Other${number}` }));
  const template = await cloneDatabase();
  const clocks = { calendar, machine };

  const cairn = await startCairn({ slack, databaseUrl: template.url, clocks });
  const leadOf = (workspace: SandboxWorkspace) => workspace.person({ name: 'Lena', tz: 'UTC', isAdmin: true });
  async function pairIn(workspace: SandboxWorkspace, number = 0, lead = leadOf(workspace)): Promise<Pair> {
    const mentor = workspace.person({ name: `Mentor${number}`, tz: 'UTC' });
    const mentee = workspace.person({ name: `Mentee${number}`, tz: 'UTC' });
    await lead.command('/mentorship', `pair @${mentor.name} @${mentee.name}`);
    await cairn.runDueWork();
    const dm = workspace.conversationBetween(mentor, mentee);
    if (!dm) throw new Error(`${mentor.name} and ${mentee.name} have no conversation`);
    return { workspace, mentor, mentee, dm };
  }
  const lead = leadOf(acme);
  const pairs: Pair[] = [];
  for (let number = 0; number < pairsInAcme; number += 1) pairs.push(await pairIn(acme, number, lead));
  const elsewhere = await pairIn(globex);
  const inOthers: Pair[] = [];
  for (const workspace of more) inOthers.push(await pairIn(workspace));
  await cairn.stop();

  /** A copy of the database as it was when they were paired, with Cairn over it. */
  async function begin() {
    calendar.set(pairedAt);
    const database = await copyOf(template);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { logger, text: logText } = captureLogger('info');
    let origin = '';
    const start = () => {
      const { apiUrl, appToken, signingSecret, workspaces } = slack;
      const connect: typeof slack.connect = (to) => {
        if ('requestUrl' in to && to.requestUrl) origin = new URL(to.requestUrl).origin;
        slack.connect(to);
      };
      const joined = { apiUrl, appToken, signingSecret, workspaces, connect };
      return startCairn({ slack: joined, databaseUrl: database.url, clocks, logger });
    };
    let own = await start();
    restWith(slack, () => [own.app]);
    const callsBefore = slack.calls.length;
    const places = [...pairs, elsewhere].flatMap(({ workspace, dm, mentor, mentee }) =>
      [dm, mentor.dm, mentee.dm, lead.dm].map((at) => [at, workspace] as const),
    );
    const seen = new Map(places.map(([at, workspace]) => [at, workspace.messages(at).length]));

    return {
      client,
      logText,
      databaseUrl: database.url,
      async ready(): Promise<{ status: number; body: unknown }> {
        const answer = await fetch(`${origin}/readyz`);
        return { status: answer.status, body: await answer.json() };
      },
      /** How many prompts Slack was asked to post to the two, repeats included. */
      posts: ({ dm }: Pair): number =>
        slack.calls.slice(callsBefore).filter(({ method, args }) => {
          return (
            method === 'chat.postMessage' && args['channel'] === dm && String(args['text']).includes('how is it going')
          );
        }).length,
      async passTo(instant: string): Promise<void> {
        machine.advance({ seconds: Math.max(1, (new Date(instant).getTime() - calendar.now().getTime()) / 1000) });
        calendar.set(instant);
        // A retry may make more due.
        await own.runDueWork();
      },
      async passMachine(minutes: number): Promise<void> {
        machine.advance({ minutes });
        await own.runDueWork();
      },
      async restart(): Promise<void> {
        await own.stop();
        own = await start();
      },
      /** What Cairn has posted in a conversation in this run. */
      said: (workspace: SandboxWorkspace, conversation: string): string[] =>
        workspace
          .messages(conversation)
          .slice(seen.get(conversation) ?? 0)
          .map(({ text }) => text),
      /** How often each was asked and reminded, and what became of their check-in. */
      async life(pair: Pair): Promise<string> {
        const { workspace, mentor, mentee, dm } = pair;
        const count = (at: string, words: RegExp) => this.said(workspace, at).filter((text) => words.test(text)).length;
        const reminded = [mentor, mentee].map((person) => count(person.dm, /is still open/)).join(' and ');
        const { rows } = await client.query<{ state: string }>(
          `select c.state from check_ins c join check_in_schedules s using (workspace_id)
          where c.schedule_id = s.id and s.workspace_id = $1 and s.members @> array[$2, $3]`,
          [workspace.id, mentor.id, mentee.id],
        );
        return `asked ${count(dm, /how is it going/)}, reminded ${reminded}, ${rows.map(({ state }) => state).join()}`;
      },
      async end(): Promise<void> {
        await own.stop();
        await client.end();
        await database.drop();
      },
    };
  }

  return {
    slack,
    acme,
    globex,
    lead,
    calendar,
    machine,
    pairs,
    elsewhere,
    inOthers,
    begin,
    async close(): Promise<void> {
      await slack.close();
      await template.drop();
    },
  };
}

export type PoisonedWorld = Awaited<ReturnType<typeof openPoisonedWorld>>;
export type Run = Awaited<ReturnType<PoisonedWorld['begin']>>;

async function copyOf(template: TestDatabase): Promise<TestDatabase> {
  const source = new URL(template.url).pathname.slice(1);
  const name = `cairn_test_${randomUUID().replaceAll('-', '')}`;
  await withServer((client) => client.query(`create database ${name} template ${source} strategy file_copy`));
  const url = new URL(template.url);
  url.pathname = name;
  return {
    url: url.href,
    drop: () => withServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
