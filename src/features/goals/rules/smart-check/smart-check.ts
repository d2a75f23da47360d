import { focusSize } from '../focus.ts';
import { exampleFor } from './examples.ts';
import type { Code, Finding, Surroundings, Unfinished } from './finding.ts';
import { checkTime } from './time.ts';
import { holdsSeveral, isChange, isCountable, saysLittle, saysWhy, vagueWords } from './wording.ts';

/**
 * Reads a goal as far as it is written, letter by letter of its frame. Each letter has a kind word or hints, never both;
 * a hint says what to do. It only ever suggests: nothing waits for it.
 */
export function smartCheck(draft: Unfinished, around: Surroundings): Finding[] {
  if (draft.frame === 'real') {
    return [...checkReason(draft), ...checkTrial(draft), ...checkLearning(draft), ...checkTime(draft, around)];
  }
  return [
    ...checkTitle(draft),
    ...checkMeasure(draft),
    ...checkMeans(draft, around),
    ...checkReason(draft),
    ...checkTime(draft, around),
  ];
}

function good(letter: Finding['letter'], code: Code, words: string): Finding {
  return { letter, tone: 'good', code, words };
}

function hint(letter: Finding['letter'], code: Code, words: string): Finding {
  return { letter, tone: 'hint', code, words };
}

function checkTitle(draft: Unfinished): Finding[] {
  const title = draft.title?.trim() ?? '';
  if (saysLittle(title))
    return [hint('S', 'no_title', 'Start with one thing you want to have done: “Give three talks outside my team”.')];
  const found: Finding[] = [];
  const vague = vagueWords(title);
  if (vague && !isCountable(title) && !isCounted(draft)) {
    found.push(
      hint(
        'S',
        'vague',
        `“${vague}” is a direction. What will you have done? For instance “${exampleFor(title).clear}”.`,
      ),
    );
  }
  if (holdsSeveral(title)) {
    found.push(
      hint(
        'S',
        'several',
        'There is more than one goal in this sentence. Keep the first here, and make the other a goal of its own.',
      ),
    );
  }
  return found.length > 0 ? found : [good('S', 'specific', 'It is clear what you want to do.')];
}

function isCounted({ measure, target }: Unfinished): boolean {
  return measure === 'number' && target !== undefined;
}

function checkMeasure(draft: Unfinished): Finding[] {
  const { title = '', evidence = '', baseline, unit = '' } = draft;
  if (isCounted(draft)) {
    if (baseline === undefined || (baseline === 0 && isChange(title))) {
      return [
        hint(
          'M',
          'no_baseline',
          'Where do you stand today? Write that number as the baseline, under More, so that the way shows.',
        ),
      ];
    }
    return [good('M', 'number', `There is a number to go for${unit.trim() === '' ? '' : ', and you say of what'}.`)];
  }
  if (evidence.trim() !== '') return [good('M', 'evidence', 'You both know how to tell that it is reached.')];
  if (isCountable(title)) return [good('M', 'number', 'There is something in it that you can count.')];
  const { count } = exampleFor(title);
  return [hint('M', 'no_number', `What could you count, ${count} perhaps? Or say under More how you will both know.`)];
}

function checkMeans({ achievable = '' }: Unfinished, { othersInFocus }: Surroundings): Finding[] {
  const found: Finding[] = [];
  if (othersInFocus >= focusSize) {
    found.push(
      hint('A', 'too_many', `You work on ${othersInFocus} goals already. Which one could be parked while you do this?`),
    );
  }
  if (achievable.trim() === '') {
    found.push(
      hint(
        'A',
        'no_means',
        'What makes it possible? Note time, help or a first step under More: “Friday mornings are free”.',
      ),
    );
  }
  return found.length > 0 ? found : [good('A', 'means', 'You know what makes it possible.')];
}

function checkReason({ title = '', relevant = '' }: Unfinished): Finding[] {
  if (relevant.trim() !== '' || saysWhy(title))
    return [good('R', 'reason', 'You say why it matters; that helps on slow days.')];
  return [hint('R', 'no_reason', 'Why does it matter to you? One line is enough: “Then I can run the release alone”.')];
}

function checkTrial({ experimental = '', aspirational = '' }: Unfinished): Finding[] {
  return [
    experimental.trim() === ''
      ? hint('E', 'no_trial', 'What could you try first, small enough for two weeks? “Run one retro without slides”.')
      : good('E', 'trial', 'You know what to try.'),
    aspirational.trim() === ''
      ? hint('A', 'no_direction', 'Where could it lead, if it goes well? “A year from now I design our onboarding”.')
      : good('A', 'direction', 'You see where it could lead.'),
  ];
}

function checkLearning({ learning = '' }: Unfinished): Finding[] {
  return learning.trim() === ''
    ? [
        hint(
          'L',
          'no_learning',
          'What do you want to know afterwards that you do not know now? “How much preparing I really need”.',
        ),
      ]
    : [good('L', 'learning', 'You say what you want to learn, whatever comes of it.')];
}
