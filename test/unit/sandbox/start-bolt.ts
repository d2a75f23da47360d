import type { Server } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { silentLogger } from './open-sandbox.ts';

/** A real Bolt app behind HTTP, connected to the sandbox. */
export async function startBolt(
  slack: SandboxSlack,
  workspace: SandboxWorkspace,
  register: (app: App) => void,
  { unhandledRequestTimeoutMillis = 3001 }: { unhandledRequestTimeoutMillis?: number } = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logger: silentLogger,
    unhandledRequestTimeoutMillis,
  });
  const app = new App({
    token: workspace.botToken,
    botId: workspace.botId,
    botUserId: workspace.botUserId,
    receiver,
    logger: silentLogger,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  const server = (await app.start(0)) as Server;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot has no port');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.connect({ requestUrl: url });
  return {
    url,
    async stop() {
      slack.connect({ requestUrl: null });
      await app.stop();
    },
  };
}
