import { localDateOf, type TimeZone } from '../../../core/local-time.ts';
import { findSpokenDate } from '../../../core/spoken-date.ts';
import { longestStepTitle } from '../../goals/rules/steps.ts';
import type { StepDraft } from '../../goals/types.ts';
import type { Role } from '../../mentorships/types.ts';

/**
 * What somebody said they would do, as steps of theirs: each line is one, and a date in it is when it is due. A line that is longer
 * than a title is cut at a word; the whole of it stays in the summary.
 */
export function stepsOfCommitment(words: string, assignee: Role, now: Date, zone: TimeZone): StepDraft[] {
  const lines = words.split('\n').flatMap((line) => line.replace(/^\s*[-•*]\s+/, '').trim() || []);
  return lines.map((line) => {
    const date = findSpokenDate(line, now, zone)?.date;
    const dueOn = date && date >= localDateOf(now, zone) ? date : null;
    return { title: shortened(line), dueOn, isMilestone: false, assignee };
  });
}

function shortened(line: string): string {
  if (line.length <= longestStepTitle) return line;
  const cut = line.slice(0, longestStepTitle - 1);
  const lastWord = cut.lastIndexOf(' ');
  return `${(lastWord > longestStepTitle / 2 ? cut.slice(0, lastWord) : cut).trimEnd()}…`;
}

/** What steps of a commitment say they come from: it becomes steps once, whoever presses. */
export function commitmentKey(checkInId: string, role: Role): string {
  return `commitment:${checkInId}:${role}`;
}
