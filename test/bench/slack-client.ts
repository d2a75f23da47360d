import { Agent, request } from 'node:http';
import { signedHeaders } from '../../src/sandbox/slack/outgoing.ts';
import { signingSecret } from './seed.ts';
import { monotonicMs } from './statistics.ts';

/** Slack's end of a line to a bot: signed slash commands over connections that are kept. */
export class SlackClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #url: string;
  #sent = 0;

  constructor(origin: string) {
    this.#url = `${origin}/slack/events`;
  }

  /** `/goal` by the mentee of the first pair. @returns when it was sent, how long the ack took, and its trigger */
  async goal(): Promise<{ sentAtMs: number; ackMs: number; trigger: string }> {
    this.#sent += 1;
    const trigger = `${this.#sent}.1.${this.#url.length}`;
    const body = new URLSearchParams({
      token: 'verification',
      team_id: 'T000001',
      team_domain: 'acme',
      channel_id: 'G1P1',
      channel_name: 'mpdm',
      user_id: 'UB1',
      user_name: 'bibek',
      command: '/goal',
      text: 'Give three conference talks by 30 June',
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: 'http://127.0.0.1:9/none',
      trigger_id: trigger,
    }).toString();
    const headers = {
      ...signedHeaders(body, signingSecret),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    };
    const sentAtMs = monotonicMs();
    const status = await this.#post(headers, body);
    const ackMs = monotonicMs() - sentAtMs;
    if (status !== 200) throw new Error(`/goal was answered ${status}`);
    return { sentAtMs, ackMs, trigger };
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(headers: Record<string, string>, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const outgoing = request(this.#url, { method: 'POST', agent: this.#agent, headers });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      outgoing.end(body);
    });
  }
}
