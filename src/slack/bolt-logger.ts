import bolt, { type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from '../core/logger.ts';

/** Cairn's log for Bolt, which would otherwise write to the console in its own form. */
export function boltLogger(logger: Logger): BoltLogger {
  const child = logger.child({ from: 'bolt' });
  // Bolt logs whole payloads at its debug level; those are private.
  return {
    debug: () => {},
    info: (...words) => child.debug(words.map(String).join(' ')),
    warn: (...words) => child.warn(words.map(String).join(' ')),
    error: (...words) => child.error(words.map(String).join(' ')),
    setLevel: () => {},
    getLevel: () => bolt.LogLevel.INFO,
    setName: () => {},
  };
}
