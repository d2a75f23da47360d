// The least that a Bolt app can be: what Cairn is measured against. Its settings come from the environment, as Cairn's do.
import bolt from '@slack/bolt';
import pg from 'pg';
import { webClientOptions } from '../../../src/slack/web-client.ts';

const { PORT, SLACK_API_URL = '', SLACK_SIGNING_SECRET = '', DATABASE_URL, OPENS_A_VIEW } = process.env;

const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL, max: 10 }) : undefined;
const receiver = new bolt.HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  endpoints: ['/slack/events'],
  customRoutes: [
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => {
        (pool?.query('select 1') ?? Promise.resolve()).then(
          () => response.writeHead(200).end('ok\n'),
          () => response.writeHead(503).end('no database\n'),
        );
      },
    },
  ],
});
const app = new bolt.App({
  receiver,
  clientOptions: webClientOptions(SLACK_API_URL),
  tokenVerificationEnabled: false,
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B1', botUserId: 'UBOT1' }),
});
app.command(/^\//, async ({ ack, body, client }) => {
  await ack();
  if (!OPENS_A_VIEW) return;
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'New goal' },
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Always the same.' } }],
    },
  });
});
await receiver.start({ port: Number(PORT), host: '127.0.0.1' });
