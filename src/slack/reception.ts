import { METHODS, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import bolt, { type Receiver } from '@slack/bolt';
import type { SlackDoor } from '../config.ts';
import type { Logger } from '../core/logger.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Health, healthRoutes } from './health.ts';
import type { InFlight } from './in-flight.ts';
import { NotInstalled } from './installations.ts';
import { guarded } from './request-guard.ts';
import { SocketConnection } from './socket-connection.ts';
import { webClientOptions } from './web-client.ts';
import type { WebRoute } from './web-route.ts';
import { WebServer } from './web-server.ts';

const bodyLimitBytes = 1_000_000;
const eventsPath = '/slack/events';

export interface ReceptionParts {
  readonly door: SlackDoor;
  readonly role: 'all' | 'web' | 'worker';
  readonly apiUrl: string;
  readonly inFlight: InFlight;
  readonly logger: Logger;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly health: Health;
  /** What the features answer over HTTP. */
  readonly routes: readonly WebRoute[];
}

/** Where Slack's requests come in, and where an operator asks how Cairn is. */
export interface Reception {
  /** What Bolt listens to; undefined in a process that takes no requests. */
  readonly receiver: Receiver | undefined;
  /**
   * @param host undefined: all of the machine's addresses
   * @returns the port that answers
   */
  listen(port: number, host?: string): Promise<number>;
  /** Resolves when requests can come, or the first attempt has failed: then it goes on trying. */
  connect(): Promise<void>;
  /** Takes nothing new from this very turn on; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export function createReception(parts: ReceptionParts): Reception {
  const { door } = parts;
  if (door.kind === 'http') return httpReception(parts, door.signingSecret);
  // Any socket of the app is given payloads: who is not to have any must not open one.
  return parts.role === 'worker' ? healthAlone(parts) : socketReception(parts, door.appToken);
}

function httpReception({ inFlight, logger, health, routes }: ReceptionParts, signingSecret: string): Reception {
  const receiver = new bolt.HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    bodyLimit: bodyLimitBytes,
    customRoutes: [...healthRoutes(health), ...routes].map(forBolt),
    // Bolt would write the whole path into the log, where a secret may stand in it; and so may the error.
    dispatchErrorHandler: ({ error, response }) => {
      const isElsewhere = 'code' in error && error.code === bolt.ErrorCode.HTTPReceiverDeferredRequestError;
      if (!isElsewhere) logger.warn({ name: error.name }, 'a request that cannot be read');
      response.writeHead(404).end();
    },
    logger: boltLogger(logger),
  });
  receiver.requestListener = guarded(receiver.requestListener, {
    path: eventsPath,
    signingSecret,
    bodyLimitBytes,
    logger,
  });
  return {
    receiver,
    async listen(port, host) {
      const server = (await receiver.start({ port, host })) as Server;
      return (server.address() as AddressInfo).port;
    },
    connect: async () => {},
    // Work that a last request began may outlive its answer.
    stop: () => receiver.stop().then(() => inFlight.finished()),
  };
}

function forBolt({ path, method, handler }: WebRoute) {
  return {
    path: path.endsWith('/') ? `${path}{*rest}` : path,
    method: method === 'any' ? [...METHODS] : method,
    handler,
  };
}

function healthAlone({ health }: ReceptionParts): Reception {
  const server = new WebServer(healthRoutes(health));
  return {
    receiver: undefined,
    listen: (port, host) => server.listen(port, host),
    connect: async () => {},
    stop: () => server.close(),
  };
}

function socketReception(
  { apiUrl, inFlight, logger, random, health, routes }: ReceptionParts,
  appToken: string,
): Reception {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: 5_000,
    serverPingTimeout: 30_000,
    installerOptions: { clientOptions: webClientOptions(apiUrl) },
    // What goes wrong with a socket comes to the connection as well, which says it once and in our words.
    logger: { ...boltLogger(logger), error: () => {} },
    processEventErrorHandler: async ({ error, event }) => {
      // Slack need not ask again where Cairn is not installed; other trouble may have passed by then.
      const isForeign = 'original' in error && error.original instanceof NotInstalled;
      if (!isForeign) logger.warn({ err: error }, 'a request of Slack stays without an ack');
      // Bolt would not catch the failure of an ack.
      else await event.ack().catch((err: unknown) => logger.warn({ err }, 'no ack to Slack'));
      return false;
    },
  });
  const connection = new SocketConnection(receiver.client, { logger, random });
  const ownHealth = healthRoutes({ ...health, isConnected: () => connection.isConnected });
  const server = new WebServer([...ownHealth, ...routes]);
  return {
    receiver,
    listen: (port, host) => server.listen(port, host),
    connect: () => connection.open(),
    async stop() {
      // Envelopes that come from now on stay without an ack, while those in work still need the socket for theirs.
      receiver.client.removeAllListeners('slack_event');
      const closed = server.close();
      await inFlight.finished();
      await connection.close();
      await closed;
    },
  };
}
