import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../../../slack/blocks.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import { formButtons } from '../inputs/buttons.ts';
import type { Finding } from '../rules/smart-check/finding.ts';
import type { Frame } from '../types.ts';

/** Block ids of what stands below the goal form's fields. */
export const toolsBlock = 'goal_tools';
export const checkBlock = 'goal_check';

export function formTools({ isWhole, canFold }: { isWhole: boolean; canFold: boolean }): KnownBlock {
  const check = button('SMART check', {
    action: formButtons.smartCheck,
    value: {},
    description: 'SMART check: what this goal has, and what it could have',
  });
  const more = button('More', { action: formButtons.unfold, value: {}, description: 'More fields for this goal' });
  const less = button('Less', { action: formButtons.fold, value: {}, description: 'Fewer fields for this goal' });
  const fold = isWhole ? (canFold ? [less] : []) : [more];
  return { ...actions(check, ...fold), block_id: toolsBlock };
}

const names: Readonly<Record<Finding['letter'], string>> = {
  S: 'Specific',
  M: 'Measurable',
  A: 'Achievable',
  R: 'Relevant',
  T: 'Time-bound',
  E: 'Experimental',
  L: 'Learning',
};

/** What the check says, a line each; nobody has to follow it. */
export function smartFindings(findings: readonly Finding[], frame: Frame): KnownBlock {
  const lines = findings.map(({ letter, tone, words }) => {
    const name = frame === 'real' && letter === 'A' ? 'Aspirational' : names[letter];
    return mrkdwn`${tone === 'good' ? ':white_check_mark:' : ':bulb:'} *${name}* ${words}`;
  });
  const hints = findings.filter(({ tone }) => tone === 'hint').length;
  const last =
    hints > 0
      ? mrkdwn`_Ideas only: take what helps, and go on whenever you like._`
      : mrkdwn`_That is a goal to look forward to._`;
  return { ...section(joined([...lines, last])), block_id: checkBlock };
}
