// Posts messages that are there already, so many at once, and does nothing else: the best that any sender could do.
import { readFile } from 'node:fs/promises';
import type { WebClient } from '@slack/web-api';
import { createWebClient } from '../../../src/slack/web-client.ts';
import { monotonicMs } from '../statistics.ts';
import { serve } from './serve.ts';
import type { KeptCall } from './sink.ts';

interface ReadyCall {
  readonly client: WebClient;
  readonly body: Record<string, unknown>;
}

let ready: ReadyCall[] = [];

/** What Slack's client was given when it made this body. */
function readBody({ contentType, body }: KeptCall): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(body) as Record<string, unknown>;
  const fields = Object.fromEntries(new URLSearchParams(body));
  const isJson = (text: string) => text.startsWith('[') || text.startsWith('{');
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, isJson(text) ? (JSON.parse(text) as unknown) : text]),
  );
}

/** Waits until one more call keeps within the limit, and counts it. */
async function turnIn(calls: number[], perMinute: number): Promise<void> {
  calls.push(0);
  const nth = calls.length - 1;
  const before = calls[nth - perMinute];
  if (before !== undefined)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, before + 60_001 - monotonicMs())));
  calls[nth] = monotonicMs();
}

const deeds = {
  async load({ path, apiUrl }: { path: string; apiUrl: string }): Promise<{ calls: number }> {
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const clients = new Map<string, WebClient>();
    ready = lines.map((line) => {
      const call = JSON.parse(line) as KeptCall;
      const client = clients.get(call.token) ?? createWebClient(apiUrl, call.token);
      clients.set(call.token, client);
      return { client, body: readBody(call) };
    });
    return { calls: ready.length };
  },
  /** @param perMinute the most calls in any sixty seconds; as many as it can where it is left out */
  async send({ atOnce, perMinute }: { atOnce: number; perMinute?: number }): Promise<void> {
    const waiting = ready.values();
    const calls: number[] = [];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const { client, body } of waiting) {
          if (perMinute !== undefined) await turnIn(calls, perMinute);
          await client.apiCall('chat.postMessage', body);
        }
      }),
    );
  },
};
export type BareSenderDeeds = typeof deeds;

serve(deeds);
