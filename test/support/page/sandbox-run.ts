import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

export interface SandboxRun {
  /** Where its page is. */
  readonly url: string;
  /** Everything it has printed. */
  readonly printed: () => string;
  /** SIGTERM, and waits for the end. @returns the exit code */
  stop(): Promise<number | null>;
}

/** A folder of its own for a sandbox's data. */
export async function freshData(): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cairn-page-'));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** `npm run sandbox` as a person starts it, on a free port; resolves when it has said where its page is. */
export async function runSandbox(data: string, flags: readonly string[] = []): Promise<SandboxRun> {
  const script = path.join(root, 'src/sandbox/main.ts');
  const node = ['--disable-warning=ExperimentalWarning', script, '--port', '0', '--data', data, ...flags];
  const child = spawn(process.execPath, node, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      printed += text;
      const page = /^Page: (\S+)$/m.exec(printed)?.[1];
      if (page) resolve(page);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}:\n${printed}`)));
  });
  return { url, printed: () => printed, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await ended;
  return code as number | null;
}
