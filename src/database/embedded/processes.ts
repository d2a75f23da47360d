import { type ChildProcess, execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from '../../core/errors.ts';

/** The Unix user a program of Postgres runs as; undefined means: the one we are. */
export type Identity = { readonly uid: number; readonly gid: number } | undefined;

/**
 * How every program of Postgres is started: away from our working directory (its user may not be allowed there) and
 * with an environment of its own, so that no token of ours can be read from it.
 */
export function spawnOptions(identity: Identity) {
  return { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, ...identity };
}

/** Runs a program to its end. Rejects with what it wrote to stderr. */
export async function run(program: string, args: string[], identity: Identity): Promise<void> {
  try {
    await promisify(execFile)(program, args, spawnOptions(identity));
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(stderr || (error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

export async function succeeds(program: string, args: string[], identity: Identity): Promise<boolean> {
  return run(program, args, identity).then(
    () => true,
    () => false,
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Also true of one that could not be started. */
export function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

/** How a process that is gone ended: `was killed by SIGKILL`. Only of our own children we are told. */
export async function describeEnd(child: ChildProcess | undefined): Promise<string> {
  if (!child || !(await eventually(() => hasEnded(child), { withinMilliseconds: 5_000 }))) return 'ended by itself';
  return child.signalCode ? `was killed by ${child.signalCode}` : `ended with code ${child.exitCode}`;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** The command line of a process; empty where there is none (a zombie has none either). */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' ').trim(),
      () => '',
    );
  }
  return promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

/**
 * Asks again every few milliseconds. False when the time ran out, or nobody wants to know any more. It counts its own
 * naps: no clock to be moved by.
 */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  options: { withinMilliseconds: number; signal?: AbortSignal },
): Promise<boolean> {
  const nap = 25;
  for (let waited = 0; waited <= options.withinMilliseconds; waited += nap) {
    if (options.signal?.aborted) return false;
    if (await isSo()) return true;
    await sleep(nap);
  }
  return false;
}
