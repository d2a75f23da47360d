import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import { dateInWords, type LocalDate, type TimeZone } from '../../core/local-time.ts';
import { readSpokenDate } from '../../core/spoken-date.ts';
import type { PersonalAct } from '../../database/act.ts';
import { noticeModal } from '../../slack/blocks.ts';
import type { Door } from '../../slack/door.ts';
import { mrkdwn, plainCommandText } from '../../slack/text.ts';
import { askSlack, meetVisitor } from '../people/lookups.ts';
import { actsAsLead, requireLead } from '../programs/actions.ts';
import { endMentorship, listOwnActive, pairPeople } from './actions.ts';
import { endForm } from './inputs.ts';
import { listActiveMentorships, listMentorshipsOf } from './queries.ts';
import { notYours, pairInWords } from './rules.ts';
import type { Mentorship, MentorshipId, Standing } from './types.ts';
import { endModal, mentorshipList } from './views.ts';

/** Two people as Slack writes them (`should_escape` in the manifest), then perhaps an end. */
const pairArgs = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>(?:\s+until\s+(.+))?$/i;

/** Nothing, or the pair: a lead with many finds it sooner by name. */
const endArgs = /^(?:<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>)?$/i;

/** @param standingsOf which of these pairs are not asked at present; a higher feature knows */
export function registerMentorships(
  door: Door,
  standingsOf: (act: PersonalAct, ids: readonly MentorshipId[]) => Promise<ReadonlyMap<MentorshipId, Standing>>,
): void {
  door.subcommand('/mentorship', {
    name: 'pair',
    usage: 'pair @mentor @mentee [until 30 June]',
    does: 'starts a mentorship (admins and leads)',
    args: pairArgs,
    async run(visit, args) {
      const [, mentorId, menteeId, until] = pairArgs.exec(args) ?? [];
      const lead = await askSlack(visit, visit.personId);
      // Who may not pair learns nothing of the two.
      const now = await visit.act(async (act) => {
        await requireLead(act, 'pair people');
        return act.now;
      });
      const endsOn = until === undefined ? null : readUntil(plainCommandText(until), now, lead.timeZone);
      const mentor = await askSlack(visit, mentorId as PersonId);
      const mentee = await askSlack(visit, menteeId as PersonId);
      const mentorship = await visit.act((act) => pairPeople(act, { mentor, mentee, endsOn }));
      const period = endsOn ? mrkdwn` until ${dateInWords(endsOn)}` : mrkdwn``;
      await visit.reply(
        mrkdwn`Done: ${pairInWords(mentorship)}${period}. I welcome them in their group DM and tell them what to do first.`,
      );
    },
  });

  door.subcommand('/mentorship', {
    name: 'end',
    usage: 'end [@mentor @mentee]',
    does: 'ends a mentorship, after asking; the history stays',
    args: endArgs,
    async run(visit, args) {
      await meetVisitor(visit);
      const [, mentorId, menteeId] = endArgs.exec(args) ?? [];
      const mentorships = (await visit.act(listThoseToEnd)).filter(
        ({ mentor, mentee }) => !mentorId || (mentor.id === mentorId && mentee.id === menteeId),
      );
      if (mentorships.length === 0) {
        throw new Refusal(
          'nothing_to_end',
          mentorId
            ? 'These two have no active mentorship that you could end. /mentorship list shows those there are.'
            : 'You have no active mentorship, so there is nothing to end.',
        );
      }
      await visit.showModal(endModal(mentorships));
    },
  });

  door.submit(endForm, async (act, { values }) => {
    if (!values.mentorship) throw notYours();
    const { mentor, mentee } = await endMentorship(act, values.mentorship);
    return noticeModal(
      `Ended. ${mentor.name} no longer mentors ${mentee.name} here; Cairn asks the two nothing more, and their history stays.`,
    );
  });

  door.subcommand('/mentorship', {
    name: 'list',
    usage: 'list',
    does: 'shows your mentorships; to a lead, all pairs, and which are quiet',
    async run(visit) {
      await meetVisitor(visit);
      const text = await visit.act(async (act) => {
        const own = await listMentorshipsOf(act.tx, act.personId);
        if (!(await actsAsLead(act))) return mentorshipList(own, undefined);
        const all = await listActiveMentorships(act.tx);
        const ids = all.map(({ id }) => id);
        return mentorshipList(own, all, await standingsOf(act, ids));
      });
      await visit.reply(text);
    },
  });
}

function readUntil(text: string, now: Date, zone: TimeZone): LocalDate {
  const date = readSpokenDate(text, now, zone);
  if (date) return date;
  throw new Refusal('unreadable_date', `I can't read “${text}” as a date. Try “until 30 June” or “until 2027-06-30”.`);
}

/** Their own, and for a lead every active one; a person's own come first. */
async function listThoseToEnd(act: PersonalAct): Promise<Mentorship[]> {
  const own = await listOwnActive(act);
  if (!(await actsAsLead(act))) return own;
  const others = (await listActiveMentorships(act.tx)).filter((each) => !own.some(({ id }) => id === each.id));
  return [...own, ...others];
}
