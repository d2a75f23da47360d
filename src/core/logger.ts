import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines, on standard output where no other place is given. What is logged is ids, codes and counts; the redaction
 * is a net below that rule, not a replacement for it.
 */
export function createLogger(level: string, to: DestinationStream = pino.destination(1)): Logger {
  const redact = { paths: ['token', '*.token', '*.text', '*.blocks', '*.body'], censor: '[private]' };
  return pino({ level, serializers: { err: describeError }, redact }, to);
}

export const silentLogger: Logger = pino({ level: 'silent' });

/**
 * What may be said of an error. A database error quotes the row that it stumbled over (`detail`, and some messages), and
 * that may be somebody's words; a parser quotes what it could not read. Of those only the code and the place are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const known = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; routine?: unknown };
  const isDatabaseError = typeof known.routine === 'string';
  const quotes = isDatabaseError || error.name === 'SyntaxError';
  const { code, constraint, table } = known;
  return {
    type: error.name,
    ...(quotes ? { constraint, table } : { message: error.message }),
    code,
    stack: framesOf(error),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  };
}

/** The stack without the message above it, which may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  const below = start === -1 ? stack : stack.slice(start + message.length);
  return below
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
