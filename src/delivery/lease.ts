import { callTimeoutMs } from '../slack/web-client.ts';

/**
 * How long a worker that is silent is taken to be alive: long enough for every call of a batch to time out, short enough
 * that nobody notices a worker which was killed.
 */
export const leaseSeconds = (callTimeoutMs / 1000) * 5;
