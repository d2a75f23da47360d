import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Cluster } from './cluster.ts';
import { commandOf, eventually, type Identity, spawnOptions } from './processes.ts';
import type { Postmaster } from './server.ts';

const name = 'cairn-watchdog';

/**
 * Stops Postgres when we die without having done so: a shell waits on a pipe that only our death closes, so that even
 * kill -9 leaves no server behind. Should the shell be killed too, the next start adopts the server.
 */
export async function startWatchdog(
  postmaster: Postmaster,
  cluster: Cluster,
  identity: Identity,
): Promise<ChildProcess> {
  const script = 'read -r line; kill -INT "$1"';
  const watchdog = spawn('/bin/sh', ['-c', script, name, String(postmaster.pid)], {
    ...spawnOptions(identity),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => {});
  watchdog.stdin?.on('error', () => {});
  watchdog.unref();
  // A pipe is a socket to Node, which only its type does not say.
  if (watchdog.stdin && 'unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') watchdog.stdin.unref();
  await writeFile(cluster.watchdogFile, String(watchdog.pid ?? ''));
  return watchdog;
}

/** Waits for the watchdog of an owner that died: it is about to stop the server, and must not do so beneath us. */
export async function waitForOldWatchdog(cluster: Cluster): Promise<void> {
  const pid = Number(await readFile(cluster.watchdogFile, 'utf8').catch(() => ''));
  if (!pid) return;
  const isGone = async () => !(await commandOf(pid)).includes(name);
  await eventually(isGone, { withinMilliseconds: 5_000 });
}
