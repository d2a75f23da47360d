import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines on standard output. What is logged is ids, codes and counts; the redaction is a net below that rule, not a
 * replacement for it.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    serializers: { err: describeError },
    redact: { paths: ['token', '*.token', '*.text', '*.blocks', '*.body'], censor: '[private]' },
  });
}

export const silentLogger: Logger = pino({ level: 'silent' });

/**
 * What may be said of an error. A database error quotes the row that it stumbled over (`detail`, and some messages), and
 * that may be somebody's words: of those only the code and the place are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const known = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; routine?: unknown };
  const isDatabaseError = typeof known.routine === 'string';
  const { code, constraint, table } = known;
  return {
    type: error.name,
    ...(isDatabaseError ? { constraint, table } : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
