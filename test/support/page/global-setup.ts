import { atTeardown, orTearDown } from '../at-teardown.ts';
import { shareCompileCache } from '../compile-cache.ts';
import { SandboxProgram } from '../sandbox-program.ts';
import { launchServer } from './browser.ts';
import { tellPrepared } from './prepared.ts';
import { freshData } from './sandbox-run.ts';

/** Builds the page, lives Acme's past and starts the browser, once for all page tests. */
export default function globalSetup(): Promise<void> {
  return orTearDown(async () => {
    const data = await freshData();
    atTeardown(data.remove);
    const launching = launchServer();
    atTeardown(async () => (await launching).close());
    const [browser] = await Promise.all([launching, prepareWorkspaces(data.directory)]);
    tellPrepared({ data: data.directory, browser: browser.wsEndpoint() });
  });
}

async function prepareWorkspaces(directory: string): Promise<void> {
  await shareCompileCache();
  const acme = begin('--port', '0', '--data', directory);
  // The page is built by then: the other one would only build it a second time.
  await acme.opened();
  const empty = begin('--port', '0', '--data', directory, '--empty');
  for (const code of await Promise.all([acme, empty].map(async (sandbox) => (await sandbox.up()).stop()))) {
    if (code !== 0) throw new Error(`a sandbox that was prepared for page tests ended with ${code}`);
  }
}

function begin(...args: string[]): SandboxProgram {
  const sandbox = new SandboxProgram(...args);
  atTeardown(() => sandbox.program.end());
  return sandbox;
}
