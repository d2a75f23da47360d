import type { CairnDeeds } from './children/cairn.ts';
import type { SinkDeeds } from './children/sink.ts';
import { makeDatabase, withClient } from './place.ts';
import { BenchProcess, freePort, PlainProcess } from './processes.ts';
import { loading, loadPairs, signingSecret, slotAt } from './seed.ts';
import { SlackClient } from './slack-client.ts';

/** Cairn and a bare Bolt app, each in a process of its own before one sink, and a client for each. */
export async function openTwoApps(given: {
  serverUrl: string;
  /** What the bare app does after its ack. */
  bareOpensAView: boolean;
  /** Where Cairn finds its Postgres, if not at its own address. */
  through?: (databaseUrl: string) => Promise<string>;
}) {
  const database = await makeDatabase(given.serverUrl);
  const sink = new BenchProcess<SinkDeeds>('sink.ts');
  const cairn = new BenchProcess<CairnDeeds>('cairn.ts');
  let bare: PlainProcess | undefined;
  const clients: SlackClient[] = [];
  const close = async () => {
    for (const client of clients) client.close();
    await Promise.all([cairn.end(), sink.end(), bare?.end()]);
    await database.drop();
  };
  try {
    const weekAhead = [slotAt(new Date(Date.now() + 7 * 86_400_000))];
    await loading(database.url, (client) =>
      loadPairs(client, { first: 1, workspaces: 5, pairsEach: 20, slots: weekAhead, withContent: true }),
    );
    // As after a first visit: Slack was asked about these people just now.
    await withClient(database.url, (client) => client.query('update people set fetched_at = $1', [new Date()]));
    const { apiUrl } = await sink.ask('listen');
    const databaseUrl = (await given.through?.(database.url)) ?? database.url;
    const { url } = await cairn.ask('start', { databaseUrl, apiUrl, signingSecret, role: 'web' });
    const port = await freePort();
    bare = new PlainProcess('test/bench/children/bare-bolt.ts', {
      PORT: String(port),
      SLACK_API_URL: apiUrl,
      SLACK_SIGNING_SECRET: signingSecret,
      ...(given.bareOpensAView ? { OPENS_A_VIEW: 'yes' } : {}),
    });
    await bare.ready(port);
    const ours = new SlackClient(url);
    const theirs = new SlackClient(`http://127.0.0.1:${port}`);
    clients.push(ours, theirs);
    return { sink, ours, theirs, close };
  } catch (error) {
    await close();
    throw error;
  }
}
