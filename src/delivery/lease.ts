import { callTimeoutMs } from '../slack/web-client.ts';

/**
 * How long a worker that is silent is taken to be alive while it sends: longer than the opening of a DM and a post take to
 * time out, and short enough that nobody notices a worker which was killed.
 */
export const leaseSeconds = (callTimeoutMs / 1000) * 3;

/**
 * How long a gate stays with a worker that is silent. Two at one workspace do no harm, for each delivery has a lease of its
 * own; so this is shorter, and of a worker that was killed only what it was sending waits, not all that its workspaces have.
 */
export const gateLeaseSeconds = 5;
