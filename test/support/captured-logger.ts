import { createLogger, type Logger } from '../../src/core/logger.ts';

/** Cairn's own logger, with all that Cairn says about itself, writing into memory. */
export function captureLogger(level = 'trace'): { logger: Logger; text(): string } {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line) => void lines.push(line) });
  return { logger, text: () => lines.join('') };
}
