import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import type { MessageKind } from '../../../src/delivery/message.ts';
import { type Bench, note, noteTo, openBench, says } from '../../support/delivery-bench.ts';

let bench: Bench;
/** What went to the console, past Cairn's own log. */
const said: unknown[] = [];

for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const) {
  jest.spyOn(console, level).mockImplementation((...words) => void said.push(...words));
}

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const secret = 'I quit';

test.each<[string, MessageKind['render']]>([
  ['a database error quotes the row', (act) => sql`select ${secret}::int`.execute(act.tx).then(() => Promise.reject())],
  [
    'a constraint quotes the row',
    (act) =>
      sql`insert into workspaces values (${secret}, 'epoch')`.execute(act.tx).then(() => Promise.reject(new Error())),
  ],
  ['a parser quotes what it could not read', async () => JSON.parse(`${secret} {`)],
])('no private words reach the log when %s', async (_, render) => {
  const { acme } = bench;
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  await bench.pump([{ ...note, render }]).drain();
  expect(bench.logText()).toContain('delivery not rendered');
  expect(bench.logText()).not.toContain('I quit');
});

test('no private words reach the log when Slack refuses the message', async () => {
  const { acme } = bench;
  const tooLong = `${secret} `.repeat(600);
  await bench.enqueue(acme, noteTo(acme.channel, 'one'));
  await bench.pump([{ ...note, render: async () => ({ do: 'send', message: says(tooLong) }) }]).drain();
  expect(await bench.delivery()).toMatchObject({ state: 'dead', reason: 'invalid_blocks' });
  expect(said).toEqual([]);
  expect(bench.logText()).toContain('invalid_blocks');
  expect(bench.logText()).not.toContain('I quit');
  // Nor is it anywhere in the outbox.
  expect(JSON.stringify(await bench.deliveries())).not.toContain('I quit');
});

test.each(['server_error', 'lost_answer', 'refused_connection'] as const)(
  'the client of Slack says nothing past our log when it meets %s',
  async (kind) => {
    const { acme } = bench;
    bench.slack.faults.add({ kind, method: 'chat.postMessage' });
    await bench.enqueue(acme, noteTo(acme.channel, 'I quit'));
    await bench.pump().drain();
    expect(bench.logText()).toContain('not delivered');
    expect(bench.logText()).not.toContain('I quit');
    expect(said).toEqual([]);
  },
);
