import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * Stands on the line to Postgres and counts round trips: each time the client speaks after the server has answered, one
 * begins. Several statements that go out together, before any answer, are one.
 */
export async function countRoundTrips(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname);
    let answered = true;
    client.on('data', (data) => {
      if (answered) count += 1;
      answered = false;
      postgres.write(data);
    });
    postgres.on('data', (data) => {
      answered = true;
      client.write(data);
    });
    for (const [from, to] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      from.setNoDelay(true);
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    get count(): number {
      return count;
    },
    close(): void {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
