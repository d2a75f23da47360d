import type { Deed } from '../../past.ts';

/** What the two made of their goals beside talking: weighed, placed, shared, and made better by the mentor's word. */
export const refined: readonly Deed[] = [
  { on: '2026-09-01', at: '18:20', who: 'bibek', does: 'weighs', goal: 'talks', importance: 3, urgency: 2 },
  { on: '2026-09-02', at: '19:10', who: 'ana', does: 'weighs', goal: 'talks', importance: 3, urgency: 3 },
  { on: '2026-09-02', at: '17:45', who: 'bibek', does: 'places', goal: 'talks', serving: 'We explain what we build' },
  {
    on: '2026-10-01',
    at: '21:30',
    who: 'ana',
    does: 'suggests',
    goal: 'lead',
    form: { title: 'Be ready to lead the billing team', by: '2027-08-31' },
    why: 'Becoming lead is somebody else’s decision; being ready is yours. And your lead leaves in summer, not in June.',
  },
  { on: '2026-10-02', at: '13:40', who: 'bibek', does: 'accepts', goal: 'lead' },
  { on: '2026-10-05', at: '18:00', who: 'bibek', does: 'places', goal: 'talks', towards: 'lead' },
  { on: '2026-10-05', at: '18:02', who: 'bibek', does: 'weighs', goal: 'lead', importance: 3, urgency: 1 },
  { on: '2026-10-09', at: '17:30', who: 'bibek', does: 'shares with the program', goal: 'talks' },
  {
    on: '2026-11-19',
    at: '17:30',
    who: 'bibek',
    does: 'places',
    goal: 'intern',
    towards: 'lead',
    serving: 'Everybody leads something',
  },
];
