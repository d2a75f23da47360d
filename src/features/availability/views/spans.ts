import { addDays, dateInWords, type LocalDate } from '../../../core/local-time.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';

/** The days themselves, the last one included: `24 November 2026 to 30 November 2026`. */
export function spanInWords(
  { firstOn, backOn }: { readonly firstOn: LocalDate; readonly backOn: LocalDate | null },
  whileOpen: string,
): Mrkdwn {
  if (backOn === null) return mrkdwn`from ${dateInWords(firstOn)} ${whileOpen}`;
  const lastOn = addDays(backOn, -1);
  return lastOn === firstOn
    ? mrkdwn`${dateInWords(firstOn)}`
    : mrkdwn`${dateInWords(firstOn)} to ${dateInWords(lastOn)}`;
}
