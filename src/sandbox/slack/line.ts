import type { JsonObject } from '../json.ts';
import type { RequestKind } from './model.ts';

/** How a request is signed; of meaning over HTTP alone, for a socket is not signed. */
export interface Signing {
  /** False sends no signature at all. */
  readonly sign?: boolean;
  readonly badSecret?: boolean;
  /** Moves the signed timestamp away from now: an old request replayed. */
  readonly timestampOffsetSeconds?: number;
}

/** What is to reach the bot. */
export interface Parcel {
  readonly kind: RequestKind;
  readonly payload: JsonObject;
  readonly signing: Signing;
  /** Of an event that was not taken before. */
  readonly retry?: { readonly number: number; readonly reason: string };
}

/** What came back for it. */
export interface Posted {
  readonly status: number | null;
  readonly body: string;
  readonly outcome: 'acked' | 'timed_out' | 'failed';
  readonly durationMs: number;
}

/** One way of reaching the bot: a request url, or its open sockets. */
export interface Line {
  /** Whether there is anybody to send to. */
  readonly isConnected: boolean;
  /** Hands the parcel over once, and waits for the ack no longer than Slack would. Never rejects. */
  deliver(parcel: Parcel): Promise<Posted>;
}

/** The line of a bot that is not there. */
export const noLine: Line = {
  isConnected: false,
  deliver: async () => ({ status: null, body: 'nobody is connected', outcome: 'failed', durationMs: 0 }),
};
