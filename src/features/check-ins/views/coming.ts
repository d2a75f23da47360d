import { dayInWords, instantInWords, localDateOf, localTimeOf } from '../../../core/local-time.ts';
import { isNight } from '../../../core/night.ts';
import { type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { dayOffInWords } from '../../availability/rules/days.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { type ComingDate, suggestTime } from '../rules/coming.ts';
import type { Recurrence } from '../types.ts';

/** The next dates as both will see them, with what is a night for one of them and what is left out. */
export function comingLines(dates: readonly ComingDate[], mentorship: Mentorship, recurrence: Recurrence): Mrkdwn[] {
  if (dates.length === 0) return [mrkdwn`There is no next one before the mentorship ends.`];
  const suggested = suggestTime(recurrence, dates, [mentorship.mentee.timeZone, mentorship.mentor.timeZone]);
  return [
    ...dates.map((date) => dateLine(date, mentorship)),
    ...(suggested
      ? [mrkdwn`:bulb: *${suggested}* (${recurrence.zone}) would be day for both of you on each of these dates.`]
      : []),
  ];
}

function dateLine({ occursOn, dueAt, because }: ComingDate, { mentee, mentor }: Mentorship): Mrkdwn {
  const names = { mentee: mentee.name, mentor: mentor.name };
  const off = because ? dayOffInWords(because, names) : '';
  if (!dueAt) return mrkdwn`• ~${dayInWords(occursOn)}~: left out, ${off}`;
  const nights = [mentee, mentor].filter(({ timeZone }) => isNight(dueAt, timeZone)).map(({ name }) => name);
  const moved = off ? mrkdwn` (moved: ${off})` : mrkdwn``;
  const night = nights.length > 0 ? mrkdwn` :crescent_moon: night for ${nights.join(' and ')}` : mrkdwn``;
  if (mentor.timeZone === mentee.timeZone) {
    return mrkdwn`• ${instantInWords(dueAt, mentee.timeZone)}${moved}${night}`;
  }
  const day = localDateOf(dueAt, mentee.timeZone);
  const theirs = localDateOf(dueAt, mentor.timeZone);
  const there = theirs === day ? mrkdwn`` : mrkdwn`${dayInWords(theirs)}, `;
  return mrkdwn`• ${dayInWords(day)}: ${localTimeOf(dueAt, mentee.timeZone)} for ${mentee.name}, ${there}${localTimeOf(dueAt, mentor.timeZone)} for ${mentor.name}${moved}${night}`;
}
