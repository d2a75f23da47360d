import { rm } from 'node:fs/promises';
import { atTeardown } from '../at-teardown.ts';
import { shareCompileCache } from '../compile-cache.ts';
import { SandboxProgram } from '../sandbox-program.ts';
import { launchServer } from './browser.ts';
import { tellPrepared } from './prepared.ts';
import { freshData } from './sandbox-run.ts';

/** Builds the page, lives Acme's past and starts the browser, once for all page tests. */
export default async function globalSetup(): Promise<void> {
  const { directory } = await freshData();
  const [browser] = await Promise.all([launchServer(), prepareWorkspaces(directory)]);
  atTeardown(
    () => browser.close(),
    () => rm(directory, { recursive: true, force: true }),
  );
  tellPrepared({ data: directory, browser: browser.wsEndpoint() });
}

async function prepareWorkspaces(directory: string): Promise<void> {
  await shareCompileCache();
  const acme = new SandboxProgram('--port', '0', '--data', directory);
  // The page is built by then: the other one would only build it a second time.
  await acme.opened();
  const empty = new SandboxProgram('--port', '0', '--data', directory, '--empty');
  await Promise.all([acme, empty].map(async (sandbox) => (await sandbox.up()).stop()));
}
