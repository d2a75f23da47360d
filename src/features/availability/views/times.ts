import type { ModalView } from '@slack/types';
import { countryNames, holidayOn } from '../../../core/holidays.ts';
import { addDays, dayInWords, type LocalDate, weekdays } from '../../../core/local-time.ts';
import { actions, button, context, option, section } from '../../../slack/blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { weekdayNames } from '../../programs/rules.ts';
import { availabilityButtons, timesForm } from '../inputs.ts';
import type { WorkingHours, WorkingTimes } from '../types.ts';

export function timesModal(
  times: WorkingHours & Partial<Pick<WorkingTimes, 'country'>>,
  { zone, today }: { readonly zone: string; readonly today: LocalDate },
): ModalView {
  const { days, from, to, country = null } = times;
  const holidays = country ? nextHolidays(country, today) : [];
  const { fields } = timesForm;
  return timesForm.modal({
    title: 'My times',
    submit: 'Save',
    blocks: [
      section(mrkdwn`I remind you in these hours, on your own clock (${zone}), and offer them for talks.`),
      fields.days.input({ options: weekdays.map((day) => option(weekdayNames[day], day)), values: days }),
      fields.from.input({ value: from }),
      fields.to.input({ value: to }),
      fields.country.input({ value: country ? (countryNames().get(country) ?? country) : undefined }),
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
