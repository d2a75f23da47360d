import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

/** A program that one of our dependencies brings, as Node runs it: `typescript/bin/tsc`. */
export function dependency(file: string): string {
  return path.join(root, 'node_modules', file);
}

export interface Ended {
  readonly isGreen: boolean;
  /** What it wrote, where it was not shown as it came. */
  readonly text: string;
}

/** Runs a program under our own Node. @param show whether people see at once what it writes */
export function runNode(args: readonly string[], show: boolean, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const out = show ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ isGreen: code === 0, text }));
  });
}
