import { dependency, type Ended, runNode } from './processes.ts';

/** What is checked without being run. Each writes what it finds where all is over: they run side by side. */
export const staticChecks = {
  /** The page runs in a browser, and is checked as what it is. */
  types: () =>
    Promise.all([
      quiet('typescript/bin/tsc', ['--noEmit', '-p', '.']),
      quiet('typescript/bin/tsc', ['--noEmit', '-p', 'src/sandbox/page']),
    ]),
  style: () => Promise.all([quiet('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])]),
} satisfies Record<string, () => Promise<Ended[]>>;

export type StaticCheck = keyof typeof staticChecks;

function quiet(program: string, args: readonly string[]): Promise<Ended> {
  return runNode([dependency(program), ...args], false);
}
