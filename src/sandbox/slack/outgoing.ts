import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Posted, Signing } from './line.ts';

/** Signature headers as Slack makes them, always with real time: the bot compares with its own clock. */
export function signedHeaders(body: string, secret: string, signing: Signing = {}): Record<string, string> {
  if (signing.sign === false) return {};
  const timestamp = String(Math.floor(Date.now() / 1000) + (signing.timestampOffsetSeconds ?? 0));
  const key = signing.badSecret ? `not ${secret}` : secret;
  const digest = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-signature': `v0=${digest}`, 'x-slack-request-timestamp': timestamp };
}

/** Posts once and waits no longer than Slack would. */
export function postOnce(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Posted> {
  const started = performance.now();
  return new Promise((resolve) => {
    let settled = false;
    const settle = (outcome: Posted['outcome'], status: number | null, answer: string) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve({ status, body: answer, outcome, durationMs: performance.now() - started });
    };
    const agent = new Agent({ keepAlive: false });
    const length = String(Buffer.byteLength(body));
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': length } });
    const timer = setTimeout(() => {
      settle('timed_out', null, '');
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', (error) => settle('failed', null, error.message));
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => settle('failed', null, error.message));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        settle(status >= 200 && status < 300 ? 'acked' : 'failed', status, Buffer.concat(chunks).toString('utf8'));
      });
    });
    outgoing.end(body);
  });
}
