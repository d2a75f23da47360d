import type { ModalView } from '@slack/types';
import type { PersonId } from '../../core/ids.ts';
import { dateInWords } from '../../core/local-time.ts';
import type { Message } from '../../delivery/message.ts';
import { context, option, section } from '../../slack/blocks.ts';
import { joined, type Mrkdwn, mention, mrkdwn } from '../../slack/text.ts';
import { endForm } from './inputs.ts';
import { pairInWords, partnerOf, roleOf } from './rules.ts';
import type { Mentorship, MentorshipId, Standing } from './types.ts';

export function welcomeMessage(mentorship: Mentorship): Message {
  const { mentor, mentee, endsOn } = mentorship;
  const until = endsOn ? mrkdwn` until ${dateInWords(endsOn)}` : mrkdwn``;
  return {
    text: `Welcome, ${mentor.name} and ${mentee.name}! ${mentor.name} mentors ${mentee.name}. First: ${mentee.name} types /goal.`,
    blocks: [
      section(
        mrkdwn`:wave: Welcome, ${mention(mentor.id)} and ${mention(mentee.id)}! *${mentor.name}* mentors *${mentee.name}*${until}.`,
      ),
      section(
        joined([
          mrkdwn`*What to do first*`,
          mrkdwn`1. ${mention(mentee.id)}: type \`/goal\` and say what you want to reach. Two or three goals are plenty.`,
          mrkdwn`2. ${mention(mentor.id)}: press *Agree* on a goal, or *Comment* to sharpen it together.`,
          mrkdwn`3. Both: \`/checkin schedule\` sets when I ask how it goes. Answering takes a minute.`,
        ]),
      ),
      context('Visible to the two of you. Program leads see that you are paired, never what you write.'),
    ],
  };
}

export function endedMessage(mentorship: Mentorship): Message {
  const { mentor, mentee } = mentorship;
  return {
    text: `The mentorship of ${mentor.name} and ${mentee.name} has ended. Cairn asks nothing more; the history stays.`,
    blocks: [
      section(mrkdwn`The mentorship in which *${mentor.name}* mentors *${mentee.name}* has ended. Thank you both.`),
      context(
        'I ask nothing more. The history stays: `/goal history` and `/checkin history` show it to the two of you.',
      ),
    ],
  };
}

/** What a menu holds. */
const mostOptions = 100;

export function endModal(mentorships: readonly Mentorship[]): ModalView {
  const only = mentorships.length === 1 ? mentorships[0] : undefined;
  return endForm.modal({
    title: 'End a mentorship',
    submit: 'End mentorship',
    close: 'Keep it',
    blocks: [
      section('Cairn will ask the two nothing more. Goals, check-ins and wins stay readable for both.'),
      ...(mentorships.length > mostOptions
        ? [
            context(
              `Only the first ${mostOptions} of ${mentorships.length} fit here: /mentorship end @mentor @mentee finds any.`,
            ),
          ]
        : []),
      endForm.fields.mentorship.input({
        options: mentorships.map((each) => option(pairInWords(each), each.id)),
        value: only?.id,
      }),
    ],
  });
}

/** A choice of mentorship at the head of a modal, as the person sees theirs. */
export function mentorshipOptions(mentorships: readonly Mentorship[], personId: PersonId) {
  return mentorships.map((each) => {
    const role = roleOf(each, personId) === 'mentee' ? 'your mentor' : 'your mentee';
    return option(`With ${partnerOf(each, personId).name} (${role})`, each.id);
  });
}

const longestList = 80;

/** @param all every active pair, for a lead; those that are not asked at present stand first */
export function mentorshipList(
  own: readonly Mentorship[],
  all: readonly Mentorship[] | undefined,
  standings: ReadonlyMap<MentorshipId, Standing> = new Map(),
): Mrkdwn {
  const lines: Mrkdwn[] = [mrkdwn`*Your mentorships*`];
  if (own.length === 0) lines.push(mrkdwn`You have none yet. Ask a program lead or a workspace admin to pair you.`);
  lines.push(...own.slice(0, longestList).map((each) => line(each)));
  if (all) {
    const of = (standing?: Standing) => all.filter(({ id }) => standings.get(id) === standing);
    const [quiet, paused, asked] = [of('quiet'), of('paused'), of()];
    const counts = [
      quiet.length > 0 ? `${quiet.length} quiet` : '',
      paused.length > 0 ? `${paused.length} paused` : '',
    ];
    const note = counts.filter((each) => each !== '').join(', ');
    const shown = [...quiet, ...paused, ...asked].slice(0, longestList);
    lines.push(
      mrkdwn`*All active pairs* (${all.length}${note ? `: ${note}` : ''})`,
      ...shown.map((each) => line(each, standings.get(each.id))),
    );
    if (all.length > longestList) lines.push(mrkdwn`… and ${all.length - longestList} more.`);
  }
  return joined(lines);
}

function line(mentorship: Mentorship, standing?: Standing): Mrkdwn {
  const { startsOn, endsOn, status } = mentorship;
  const until = endsOn ? `until ${dateInWords(endsOn)}` : 'open end';
  const since = `since ${dateInWords(startsOn)}, ${status === 'ended' ? 'ended' : until}`;
  const marked = standing ? mrkdwn` *${standing}*` : mrkdwn``;
  return mrkdwn`• ${pairInWords(mentorship)} (${since})${marked}`;
}
