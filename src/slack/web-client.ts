import { WebClient, type WebClientOptions } from '@slack/web-api';

/** How long one call to Slack may take. Leases are several times this. */
export const callTimeoutMs = 5_000;

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
  };
}

export function createWebClient(apiUrl: string, token: string): WebClient {
  return new WebClient(token, webClientOptions(apiUrl));
}
