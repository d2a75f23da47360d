import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NoPortForPage } from '../../../../src/sandbox/run/no-port-for-page.ts';
import { openPage } from '../../../../src/sandbox/run/open-page.ts';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;
beforeEach(async () => {
  page = await openPageDoor();
});
afterEach(() => page.close());

test('two that look for a port at the same moment find two', async () => {
  const doors = await Promise.all([openPage(page, undefined), openPage(page, undefined)]);
  const ports = doors.map(({ url }) => Number(new URL(url).port));
  expect(new Set(ports).size).toBe(2);
  for (const port of ports) expect(port >= 4400 && port <= 4499).toBe(true);
  for (const door of doors) await door.close();
});

test('a port that was asked for and is taken is told, with what to do', async () => {
  const taken: Server = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const opening = openPage(page, port);
  await expect(opening).rejects.toThrow(NoPortForPage);
  await expect(opening).rejects.toThrow(`port ${port}. Choose another with --port`);
  await new Promise((resolve) => taken.close(resolve));
});
