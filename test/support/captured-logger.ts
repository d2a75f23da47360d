import { pino } from 'pino';
import { createLogger, type Logger } from '../../src/core/logger.ts';

/** Cairn's own logger, with all that Cairn says about itself, writing into memory. */
export function captureLogger(level = 'trace'): { logger: Logger; text(): string } {
  const lines: string[] = [];
  const logger = createLogger(level);
  // The one thing that is exchanged is where the lines go; what is left out and redacted stays as it is in production.
  Reflect.set(logger, pino.symbols.streamSym, { write: (line: string) => lines.push(line) });
  return { logger, text: () => lines.join('') };
}
