import type { ModalView } from '@slack/types';
import { countryNames, holidayOn } from '../../../core/holidays.ts';
import { addDays, dayInWords, type LocalDate, weekdays } from '../../../core/local-time.ts';
import { actions, button, context, modal, option, section } from '../../../slack/blocks.ts';
import { checkboxField, textField, timeField } from '../../../slack/input-blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { weekdayNames } from '../../programs/rules.ts';
import { availabilityButtons, availabilityCallbacks } from '../inputs.ts';
import type { WorkingHours, WorkingTimes } from '../types.ts';

export function timesModal(
  times: WorkingHours & Partial<Pick<WorkingTimes, 'country'>>,
  { zone, today }: { readonly zone: string; readonly today: LocalDate },
): ModalView {
  const { days, from, to, country = null } = times;
  const holidays = country ? nextHolidays(country, today) : [];
  return modal({
    callback: availabilityCallbacks.times,
    title: 'My times',
    submit: 'Save',
    subject: {},
    blocks: [
      section(mrkdwn`I remind you in these hours, on your own clock (${zone}), and offer them for talks.`),
      checkboxField({
        name: 'days',
        label: 'I work on',
        options: weekdays.map((day) => option(weekdayNames[day], day)),
        values: days,
      }),
      timeField({ name: 'from', label: 'From', value: from }),
      timeField({ name: 'to', label: 'To', value: to }),
      textField({
        name: 'country',
        label: 'My public holidays are those of',
        hint: 'A country, such as Germany. On its holidays neither of you is asked. Leave it empty for none.',
        optional: true,
        longest: 60,
        ...(country ? { value: countryNames().get(country) ?? country } : {}),
      }),
      ...(holidays.length > 0 ? [section(joined([mrkdwn`*The next ones*`, ...holidays]))] : []),
      context('Whom you work with reads which dates are left out.'),
      actions(
        button('My time off', {
          action: availabilityButtons.timeOff,
          value: {},
          description: 'My time off: what is planned, and planning more',
        }),
      ),
    ],
  });
}

const named = 3;

function nextHolidays(country: string, today: LocalDate): Mrkdwn[] {
  const lines: Mrkdwn[] = [];
  for (let ahead = 0; ahead <= 366 && lines.length < named; ahead += 1) {
    const date = addDays(today, ahead);
    const name = holidayOn(country, date);
    if (name) lines.push(mrkdwn`• ${dayInWords(date)}: ${name}`);
  }
  return lines;
}
