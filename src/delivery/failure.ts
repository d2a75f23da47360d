/** What went wrong with one call to Slack, as far as delivery cares. */
export type Failure =
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** Slack or the network is in trouble: nobody knows whether the message arrived. */
  | { readonly kind: 'unavailable'; readonly code: string }
  /** Something that the message needs is not there yet: it was surely not posted. */
  | { readonly kind: 'unready'; readonly code: string }
  /** Slack understood and said no. */
  | { readonly kind: 'refused'; readonly code: string };

export type AfterFailure =
  /** Nothing is sent to this workspace before `until`. */
  | { readonly do: 'block'; readonly until: Date; readonly reason: string }
  /** The DM is no longer what it was: it is opened anew, and tried once more. */
  | { readonly do: 'reopen'; readonly at: Date; readonly reason: string }
  | { readonly do: 'retry'; readonly at: Date; readonly reason: string }
  /** As retry, and whoever can mend it is told. */
  | { readonly do: 'hold'; readonly at: Date; readonly reason: string }
  | { readonly do: 'stop'; readonly reason: string };

/** Answers of Slack that pass by themselves. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'rate_limited',
  'ratelimited',
  'message_limit_exceeded',
]);
/** The workspace does not take our token, or not for this: whoever runs Cairn puts it right, and nothing is lost until then. */
const tokenRefused = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'not_installed',
  'token_expired',
  'token_revoked',
]);
/** What a person in the workspace can put right. A private channel without Cairn answers as if it did not exist. */
const mendable = new Set(['not_in_channel', 'channel_not_found', 'is_archived']);

const firstBackOffSeconds = 1;
/** The longest that a delivery waits before it is tried again. */
export const longestWaitSeconds = 300;
const longestHoldSeconds = 120;
const tokenRefusedSeconds = 60;
const mostReopens = 3;

/**
 * Decides what becomes of a delivery whose call failed. Nothing that may still succeed is given up.
 * @param attempts tries so far, this one included
 * @param now machine time
 * @param jitter 0 ≤ jitter < 1; spreads retries so that they do not come back as one wave
 */
export function afterFailure(
  failure: Failure,
  delivery: { targetKind: 'people' | 'channel'; attempts: number },
  now: Date,
  jitter: number,
): AfterFailure {
  if (failure.kind === 'rate_limited') {
    return { do: 'block', until: later(now, failure.retryAfterSeconds), reason: 'rate_limited' };
  }
  if (failure.kind === 'unavailable' || failure.kind === 'unready' || passing.has(failure.code)) {
    return {
      do: 'retry',
      at: later(now, backOff(delivery.attempts, longestWaitSeconds, jitter)),
      reason: failure.code,
    };
  }
  if (tokenRefused.has(failure.code)) {
    return { do: 'block', until: later(now, tokenRefusedSeconds), reason: failure.code };
  }
  if (delivery.targetKind === 'people' && mendable.has(failure.code) && delivery.attempts <= mostReopens) {
    return {
      do: 'reopen',
      at: later(now, backOff(delivery.attempts, longestWaitSeconds, jitter)),
      reason: failure.code,
    };
  }
  if (delivery.targetKind === 'channel' && mendable.has(failure.code)) {
    return {
      do: 'hold',
      at: later(now, backOff(delivery.attempts + 4, longestHoldSeconds, jitter)),
      reason: failure.code,
    };
  }
  return { do: 'stop', reason: failure.code };
}

/** Whether Slack may have done what it was asked although it did not say so. */
export function mayHaveArrived(failure: Failure): boolean {
  return failure.kind === 'unavailable' || (failure.kind === 'refused' && passing.has(failure.code));
}

/** From this try on a message goes out without a picture that Slack has not taken yet: some two minutes, as for its place. */
const lastTryWithPicture = 8;

/**
 * What becomes of a message whose picture could not be uploaded. What is wrong with the workspace or its token, or passes
 * by itself, goes the way of every failed call; what Slack will never take costs the message its picture, and nothing else.
 */
export function afterFailedUpload(failure: Failure, attempts: number): 'fail' | 'try again' | 'go without' {
  if (failure.kind === 'rate_limited') return 'fail';
  const passes = failure.kind !== 'refused' || passing.has(failure.code);
  if (passes) return attempts >= lastTryWithPicture ? 'go without' : 'try again';
  return tokenRefused.has(failure.code) && failure.code !== 'missing_scope' ? 'fail' : 'go without';
}

/** When a delivery that could not be rendered is tried again. Machine time; see `afterFailure`. */
export function unrenderedAgainAt(attempts: number, now: Date, jitter: number): Date {
  return later(now, backOff(attempts, longestWaitSeconds, jitter));
}

function backOff(attempts: number, longestSeconds: number, jitter: number): number {
  return Math.min(firstBackOffSeconds * 2 ** (attempts - 1), longestSeconds) * (0.5 + jitter / 2);
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
