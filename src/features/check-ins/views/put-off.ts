import type { ModalView, PlainTextOption } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { instantInWords } from '../../../core/local-time.ts';
import { context, option, section } from '../../../slack/blocks.ts';
import { nameFields } from '../../../slack/forms.ts';
import { clip, mrkdwn } from '../../../slack/text.ts';
import { partnerOf, roleOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { putOffFields, skipForm, snoozeForm } from '../inputs.ts';
import { type SnoozeChoice, snoozeWords } from '../rules/snooze.ts';
import type { CheckIn } from '../types.ts';

interface PutOffParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly personId: PersonId;
}

export function snoozeModal(parts: PutOffParts & { readonly choices: readonly SnoozeChoice[] }): ModalView {
  const { checkIn, mentorship, personId, choices } = parts;
  const own = mentorship[roleOf(mentorship, personId) ?? 'mentee'];
  const first = choices[0];
  return snoozeForm.modal({
    title: 'Snooze',
    submit: first ? 'Snooze' : 'Close',
    subject: { mentorship: mentorship.id, checkIn: checkIn.id },
    blocks: [
      section(mrkdwn`When shall I ask again?`),
      ...(first
        ? [
            snoozeForm.fields.until.input({
              options: choices.map(({ kind, until }) =>
                option(snoozeWords[kind], kind, instantInWords(until, own.timeZone)),
              ),
              value: first.kind,
            }),
            forWhomField(parts, 'asked again, by day for both'),
            context(
              'Only you: I remind you then, once, in your own DM with me. What you choose for both is visible to the two of you.',
            ),
          ]
        : [section('The next check-in comes within the hour, so this one cannot wait any longer. You can skip it.')]),
    ],
  });
}

export function skipModal(parts: PutOffParts): ModalView {
  const { checkIn, mentorship, personId } = parts;
  return skipForm.modal({
    title: 'Skip this check-in',
    submit: 'Skip',
    subject: { mentorship: mentorship.id, checkIn: checkIn.id },
    blocks: [
      section('It happens. A check-in that is skipped counts against nobody.'),
      forWhomField(parts, 'left out'),
      skipForm.fields.reason.input({ hint: `Visible to you and ${partnerOf(mentorship, personId).name}.` }),
    ],
  });
}

function forWhomField({ mentorship, personId }: PutOffParts, what: string) {
  const partner = partnerOf(mentorship, personId);
  const options: PlainTextOption[] = [
    option('Both of us', 'both', `You and ${clip(partner.name, 30)} are ${what}.`),
    option('Only me', 'me', `${partner.name} can still answer this one.`),
  ];
  return nameFields(putOffFields).forWhom.input({ options, value: 'both' });
}
