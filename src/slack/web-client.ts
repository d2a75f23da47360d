import { type Logger, LogLevel, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';

export type { UsersInfoResponse } from '@slack/web-api';

/** How long one call to Slack may take. Leases are several times this. */
export const callTimeoutMs = 5_000;

/** The client would write lines of its own to the console, with what Slack says of a message; Cairn logs by its own rules. */
const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/**
 * Cairn's options for every Slack client: no hidden repeats (a repeat after a lost answer posts twice), a time limit, and
 * a rate limit that is told instead of waited out. A new object each time: Bolt changes the one it is given.
 */
export function webClientOptions(apiUrl: string): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    allowAbsoluteUrls: false,
    logger: quiet,
  };
}

export function createWebClient(apiUrl: string, token: string): WebClient {
  return new WebClient(token, webClientOptions(apiUrl));
}

/** What Slack answered instead of `ok` (`user_not_found`), where it answered at all. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
