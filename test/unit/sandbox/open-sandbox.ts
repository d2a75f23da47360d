import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { MovableClock } from '../../../src/core/clock.ts';
import { type SandboxOptions, SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';

/** A sandbox with a clock standing at a Monday morning. */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  const clock = new MovableClock('2026-06-01T09:00:00Z');
  const slack = await SandboxSlack.start({ clock, ...options });
  return { slack, clock };
}

export function clientFor(slack: SandboxSlack, workspace: SandboxWorkspace | { botToken: string }): WebClient {
  return new WebClient(workspace.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
}

/** The `error` Slack answered, or undefined when it answered ok. */
export async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const data = (error as { data?: { error?: string } }).data;
    return data?.error ?? (error as Error).message;
  }
}

/** Refusals are what these tests are about: nobody needs them on the console. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
