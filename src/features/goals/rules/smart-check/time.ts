import { addDays, dateInWords } from '../../../../core/local-time.ts';
import { horizonFor } from '../horizon.ts';
import type { Finding, Surroundings, Unfinished } from './finding.ts';

/** A long-term goal nearer than this is a stepping stone. */
const nearDays = 90;

/** By when, and whether that suits its horizon and the time the two have. */
export function checkTime({ deadlineOn, horizon }: Unfinished, { today, endsOn }: Surroundings): Finding[] {
  if (!deadlineOn) {
    const example = dateInWords(addDays(today, 90));
    return [hint('no_deadline', `By when? A day makes it real, ${example} for instance; it can be moved later.`)];
  }
  if (deadlineOn < today) {
    const later = dateInWords(addDays(today, 60));
    return [
      hint('deadline_past', `${dateInWords(deadlineOn)} has passed. Which day ahead would suit, perhaps ${later}?`),
    ];
  }
  const found: Finding[] = [];
  if (horizon !== 'long' && horizonFor(deadlineOn, today) === 'long') {
    found.push(
      hint(
        'too_far',
        'That is more than a year away. Make it long-term, or set a stepping stone for the next three months.',
      ),
    );
  }
  if (horizon === 'long' && deadlineOn < addDays(today, nearDays)) {
    found.push(
      hint(
        'too_near',
        'For a long-term goal this is soon. Is it a stepping stone? Then choose short-term, or give it more time.',
      ),
    );
  }
  if (endsOn && deadlineOn > endsOn) {
    found.push(
      hint(
        'after_end',
        `Your mentorship runs until ${dateInWords(endsOn)}. Which part of it do you want to reach before then?`,
      ),
    );
  }
  if (found.length > 0) return found;
  return [{ letter: 'T', tone: 'good', code: 'deadline', words: `${dateInWords(deadlineOn)} is a date in reach.` }];
}

function hint(code: Finding['code'], words: string): Finding {
  return { letter: 'T', tone: 'hint', code, words };
}
