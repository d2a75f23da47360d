import { Refusal } from '../../../core/errors.ts';
import type { ReasonFields } from '../inputs/small-forms.ts';

/** Why somebody decides so about a goal. @throws Refusal where they do not say */
export function requireReason(reason: string | undefined): string {
  if (reason) return reason;
  throw new Refusal<ReasonFields>('no_reason', 'Say in a few words why; you will be glad to read it later.', 'reason');
}
