import { createServer } from 'node:net';
import { type PageDoor, type PageDoorOptions, startPageDoor } from '../page-door/start-page-door.ts';

const usualPort = 4400;
const lastPort = 4499;

/** Opens the page's door on this port; where none is given, on the usual one or the next that is free. */
export async function openPage(options: Omit<PageDoorOptions, 'port'>, port: number | undefined): Promise<PageDoor> {
  return startPageDoor({ ...options, port: port ?? (await firstFreePort()) });
}

async function firstFreePort(): Promise<number> {
  for (let port = usualPort; port < lastPort; port += 1) if (await isFree(port)) return port;
  return lastPort;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
