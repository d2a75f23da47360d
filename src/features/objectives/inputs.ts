import { z } from 'zod';
import { defineForm, radio, text } from '../../slack/forms.ts';
import { longestObjective } from './rules.ts';
import type { ObjectiveId } from './types.ts';

export const objectiveButtons = {
  list: 'objectives.list',
  add: 'objectives.add',
  rename: 'objectives.rename',
  retire: 'objectives.retire',
  bringBack: 'objectives.bring_back',
} as const;

export const objectiveId = z.uuid().transform((id) => id as ObjectiveId);
export const objectiveRef = z.object({ objective: objectiveId });
export const objectivePage = z.object({ skip: z.coerce.number().int().min(0).default(0) });
export const noSubject = z.object({});

const titleFields = {
  title: text({
    label: 'In a few words',
    placeholder: 'Answer every customer within a day',
    longest: longestObjective,
  }),
};
export type TitleFields = typeof titleFields;

export const addObjectiveForm = defineForm({
  callback: 'objectives.add_submit',
  fields: { kind: radio(z.enum(['objective', 'value']), { label: 'What is it?' }), ...titleFields },
});

export const renameObjectiveForm = defineForm({
  callback: 'objectives.rename_submit',
  subject: objectiveRef,
  fields: titleFields,
});
