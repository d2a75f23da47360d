/** A word after `cairn`. */
export interface Command {
  /** `deliveries` */
  readonly name: string;
  /** How it is called, and what that does, a line each. */
  readonly help: readonly (readonly [usage: string, does: string])[];
  /** What could not be done ends its sentence: `list the deliveries`. */
  readonly purpose: string;
  /**
   * @returns the exit code
   * @throws UsageError, and whatever a database throws
   */
  run(args: readonly string[]): Promise<number>;
}

/** The arguments cannot be used; the message says which, and what was probably meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Of sysexits.h. */
export const usageExit = 64;

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
