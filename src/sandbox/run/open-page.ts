import { errorCode } from '../../core/errors.ts';
import { type PageDoor, type PageDoorOptions, startPageDoor } from '../page-door/start-page-door.ts';
import { NoPortForPage } from './no-port-for-page.ts';

const usualPort = 4400;
const lastPort = 4499;

/**
 * Opens the page's door on this port; where none is given, on the usual one or the next that is free.
 * @throws NoPortForPage
 */
export async function openPage(options: Omit<PageDoorOptions, 'port'>, port: number | undefined): Promise<PageDoor> {
  const [first, last] = port === undefined ? [usualPort, lastPort] : [port, port];
  // Tried, not asked for beforehand: another sandbox may be starting at this moment.
  for (let tried = first; tried <= last; tried += 1) {
    const door = await startPageDoor({ ...options, port: tried }).catch((error: unknown) => {
      if (errorCode(error) !== 'EADDRINUSE') throw error;
      return undefined;
    });
    if (door) return door;
  }
  throw new NoPortForPage(
    port === undefined
      ? `Other programs listen on all ports from ${first} to ${last}. Choose another with --port; 0 takes any free one.`
      : `Another program listens on port ${port}. Choose another with --port, or leave it out.`,
  );
}
