import { randomUUID } from 'node:crypto';
import { type Line, noLine, type Parcel, type Posted } from '../line.ts';
import type { RequestKind } from '../model.ts';
import type { AppSockets } from './app-sockets.ts';

/** The line to a bot that has opened sockets: each request is an envelope, which goes down one of them. */
export class SocketLine implements Line {
  readonly #sockets: AppSockets;
  readonly #ackTimeoutMs: number;

  constructor(sockets: AppSockets, ackTimeoutMs: number) {
    this.#sockets = sockets;
    this.#ackTimeoutMs = ackTimeoutMs;
  }

  get isConnected(): boolean {
    return this.#sockets.open.length > 0;
  }

  async deliver(parcel: Parcel): Promise<Posted> {
    const socket = this.#sockets.next();
    return socket ? socket.deliver(envelopeOf(parcel), this.#ackTimeoutMs) : noLine.deliver(parcel);
  }
}

/** What may answer with more than an ack: a command with words, a form with its errors. */
const answerable: readonly RequestKind[] = ['command', 'view_submission'];

function envelopeOf({ kind, payload, retry }: Parcel) {
  const envelope = { envelope_id: randomUUID(), payload, accepts_response_payload: answerable.includes(kind) };
  if (kind === 'command') return { ...envelope, type: 'slash_commands' };
  if (kind !== 'event') return { ...envelope, type: 'interactive' };
  return {
    ...envelope,
    type: 'events_api',
    retry_attempt: retry?.number ?? 0,
    retry_reason: retry?.reason.replace('http_', '') ?? '',
  };
}
