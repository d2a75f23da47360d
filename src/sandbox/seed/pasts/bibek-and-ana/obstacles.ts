import type { Deed } from '../../past.ts';

/** One that is behind them, with its lesson, and one that is open on the last day. */
export const obstacles: readonly Deed[] = [
  {
    on: '2026-10-05',
    at: '13:40',
    who: 'bibek',
    does: 'raises',
    obstacle: 'loud',
    words: 'Planning meetings here are loud, and the quiet people never get a word in.',
  },
  {
    on: '2026-10-05',
    at: '20:05',
    who: 'ana',
    does: 'advises',
    obstacle: 'loud',
    words: 'Mine were the same. What helped was paper: nobody can interrupt a page. Who would you like to hear most?',
  },
  {
    on: '2026-10-06',
    at: '12:15',
    who: 'bibek',
    does: 'tries',
    obstacle: 'loud',
    steps: ['Five minutes of writing at the start, in silence', 'Read two pages aloud before anybody answers'],
  },
  {
    on: '2026-10-09',
    at: '12:30',
    who: 'bibek',
    does: 'overcomes',
    obstacle: 'loud',
    cameOfIt: 'Three people spoke who had said nothing since spring. It took eleven minutes longer.',
    lesson: 'Writing first gives everybody the floor.',
  },
  {
    on: '2026-11-16',
    at: '14:10',
    who: 'bibek',
    does: 'raises',
    obstacle: 'quiet hours',
    goal: 'lead',
    words: 'The refund design needs two quiet hours, and each day somebody needs me first.',
  },
  {
    on: '2026-11-17',
    at: '18:20',
    who: 'ana',
    does: 'advises',
    obstacle: 'quiet hours',
    words: 'Is it always the same somebody? I put such hours into the calendar as a meeting with myself.',
  },
];
