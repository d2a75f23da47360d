import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { errorCode } from '../core/errors.ts';
import { NotInstalled } from '../slack/installations.ts';
import type { Failure } from './failure.ts';
import { PictureUnready } from './upload.ts';

/** Reads what a failed call means; undefined for an error that is not Slack's or the network's: it is ours. */
export function readFailure(error: unknown): Failure | undefined {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterSeconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) return { kind: 'refused', code: error.data.error };
  if (error instanceof WebAPIHTTPError) return { kind: 'unavailable', code: `http_${error.statusCode}` };
  if (error instanceof PictureUnready) return { kind: 'unready', code: error.code };
  if (error instanceof NotInstalled) return { kind: 'refused', code: 'not_installed' };
  if (errorCode(error) === 'slack_webapi_request_error') return { kind: 'unavailable', code: 'no_answer' };
  return undefined;
}
