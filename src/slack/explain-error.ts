import { randomUUID } from 'node:crypto';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { FieldRefusals, Refusal } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import { UnreadableRow } from '../quarantine/fault.ts';

export interface Explanation {
  /** For the person. */
  readonly sentence: string;
  /** Sentence by block_id, where the matter lies in fields of a modal. */
  readonly fields: Readonly<Record<string, string>>;
}

const tooLate = 'Slack waited too long for Cairn and closed the door. Nothing was changed: please try again.';
const slackIsBusy = 'Slack is busy and did not let Cairn finish. Nothing was changed: please try again in a minute.';
const slackIsAway =
  'Slack did not answer Cairn, so it could not finish. Nothing was changed: please try again in a minute.';
const unreadable =
  'Cairn can’t read a record that this needs. Nothing was changed. It tries again by itself; if this stays, tell a program lead.';
const passingSlackErrors: Readonly<Record<string, string>> = {
  expired_trigger_id: tooLate,
  exchanged_trigger_id: tooLate,
};

/**
 * The one place where an error becomes words for the person. A refusal says its own sentence; what nobody foresaw is
 * logged under an id, and the person is told that id.
 */
export function explainError(error: unknown, logger: Logger, where: string): Explanation {
  if (error instanceof Refusal) {
    logger.info({ code: error.code, where }, 'refused');
    return { sentence: error.sentence, fields: error.field ? { [error.field]: error.sentence } : {} };
  }
  if (error instanceof FieldRefusals) {
    logger.info({ fields: Object.keys(error.sentences), where }, 'refused');
    return { sentence: Object.values(error.sentences).join(' '), fields: error.sentences };
  }
  if (error instanceof UnreadableRow) {
    logger.warn({ err: error, where }, 'a row that cannot be read');
    return { sentence: unreadable, fields: {} };
  }
  const sentence = slackSentence(error);
  if (sentence) {
    logger.warn({ err: error, where }, 'Slack did not let it happen');
    return { sentence, fields: {} };
  }
  const errorId = randomUUID().slice(0, 8);
  logger.error({ err: error, errorId, where }, 'unexpected');
  return {
    sentence: `Something went wrong on Cairn's side and nothing was changed. Please try again; if it stays, tell whoever runs Cairn this id: ${errorId}.`,
    fields: {},
  };
}

function slackSentence(error: unknown): string | undefined {
  if (error instanceof WebAPIRateLimitedError) return slackIsBusy;
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) return slackIsAway;
  if (error instanceof WebAPIPlatformError) return passingSlackErrors[error.data.error];
  return undefined;
}
