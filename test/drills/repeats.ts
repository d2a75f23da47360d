import { MovableClock } from '../../src/core/clock.ts';
import { type SandboxCairn, startCairn } from '../../src/sandbox/cairn.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { HttpLine } from '../../src/sandbox/slack/http-line.ts';
import type { Line } from '../../src/sandbox/slack/line.ts';
import type { RequestKind } from '../../src/sandbox/slack/model.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { SocketLine } from '../../src/sandbox/slack/socket-mode/socket-line.ts';
import { castOf } from '../../src/sandbox/story/tell-story.ts';
import { patientSlack } from '../support/patient-slack.ts';
import { restWith } from '../support/rest-with.ts';
import { storySteps } from '../support/story-steps.ts';
import type { Drill, DrillRow } from './drill.ts';
import { compareEffects, countEffects, onceTold } from './effects.ts';
import { RepeatingLine } from './repeating-line.ts';
import { makeDatabase } from './trouble-place.ts';

interface Repeat {
  readonly what: string;
  readonly door: 'http' | 'socket';
  readonly processes: number;
  /** How many copies there are of everything, or of these kinds. */
  readonly copies: number;
  readonly kinds?: readonly RequestKind[];
}

const repeats: readonly Repeat[] = [
  { what: 'an event with all its retries', door: 'http', processes: 1, copies: 4, kinds: ['event'] },
  { what: 'everything three times at once', door: 'http', processes: 1, copies: 3 },
  { what: 'everything to two processes, over HTTP', door: 'http', processes: 2, copies: 2 },
  { what: 'every Socket Mode payload to two processes', door: 'socket', processes: 2, copies: 2 },
  { what: 'every submit double-clicked', door: 'http', processes: 1, copies: 2, kinds: ['view_submission'] },
];

const { ackTimeoutMs } = patientSlack;

/** One mentorship from setup to kudos, told by a Slack that repeats itself; what comes of it is counted. */
export const repeatsDrill: Drill = {
  name: 'repeats',
  title: 'Slack says the same thing several times at once, to one process and to two.',
  async run({ size, serverUrl, say }) {
    const rows: DrillRow[] = [];
    // What two copies do may depend on chance: in full, each story is told several times.
    const times = size === 'full' ? 5 : 1;
    for (const repeat of repeats) {
      const told: DrillRow[] = [];
      for (let time = 0; time < times; time += 1) told.push(await tellOnce(serverUrl, repeat));
      const sum = (of: 'done' | 'lost' | 'doubled') => told.reduce((total, row) => total + row[of], 0);
      const differs = new Set(told.flatMap(({ note }) => note ?? []));
      const note = differs.size > 0 ? [...differs].join('; ') : undefined;
      rows.push({ what: repeat.what, done: sum('done'), lost: sum('lost'), doubled: sum('doubled'), late: 0, note });
      say(`${repeat.what}: the story told ${times} times`);
    }
    return rows;
  },
};

async function tellOnce(serverUrl: string, { what, door, processes, copies, kinds }: Repeat): Promise<DrillRow> {
  const clock = new MovableClock('2026-11-23T03:30:00Z');
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const database = await makeDatabase(serverUrl);
  const slack = await SandboxSlack.start({ clock, ...patientSlack, manifest: readManifest() });
  const cairns: SandboxCairn[] = [];
  try {
    const cast = castOf(slack);
    cast.acme.inviteBot('celebrations');
    const urls: string[] = [];
    const to = {
      ...pickJoin(slack),
      connect: (at: { requestUrl: string | null } | { socketMode: true }) => {
        if ('requestUrl' in at && at.requestUrl) urls.push(at.requestUrl);
      },
    };
    for (let process = 0; process < processes; process += 1) {
      cairns.push(
        await startCairn({ slack: to, databaseUrl: database.url, clocks: { calendar: clock, machine }, door }),
      );
    }
    const line = new RepeatingLine(waysTo(slack, door, urls, copies), kinds);
    slack.line.use(line);
    restWith(slack, () => cairns.map(({ app }) => app));
    const stage = {
      clock,
      slack,
      cast,
      databaseUrl: database.url,
      get dm() {
        return cast.acme.conversationBetween(cast.mentor, cast.mentee) ?? '';
      },
      close: async () => {},
    };
    for (const step of storySteps) {
      await step.act(stage);
      await slack.settled();
      // Twice: what waited for something else to be out has its turn a moment later.
      for (let time = 0; time < 2; time += 1) {
        for (const cairn of cairns) await cairn.runDueWork();
        machine.advance({ seconds: 5 });
      }
    }
    const published = () => slack.calls.filter(({ method }) => method === 'views.publish').length;
    const before = published();
    await cast.colleague.openHome();
    await slack.settled();
    const found = new Map([...(await countEffects(database.eyes, slack)), ['home published', published() - before]]);
    const { lost, doubled, differs } = compareEffects(found, new Map([...onceTold, ['home published', 1]]));
    return { what, done: line.repeats, lost, doubled, late: 0, note: differs.join('; ') || undefined };
  } finally {
    for (const cairn of cairns) await cairn.stop();
    await slack.close();
    await database.drop();
  }
}

function pickJoin(slack: SandboxSlack) {
  const { signingSecret, appToken, apiUrl, workspaces } = slack;
  return { signingSecret, appToken, apiUrl, workspaces };
}

/** One way a copy: request urls in turn; sockets are taken in turn by themselves. */
function waysTo(slack: SandboxSlack, door: 'http' | 'socket', urls: readonly string[], copies: number): Line[] {
  const { signingSecret } = slack;
  return Array.from({ length: copies }, (_, copy) => {
    if (door === 'socket') return new SocketLine(slack.sockets, ackTimeoutMs);
    const requestUrl = urls[copy % urls.length] ?? '';
    return new HttpLine({ requestUrl, signingSecret, ackTimeoutMs });
  });
}
