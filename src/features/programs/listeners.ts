import type { ChannelId, PersonId } from '../../core/ids.ts';
import { noticeModal } from '../../slack/blocks.ts';
import { type Door, outdated } from '../../slack/door.ts';
import { oneOf } from '../../slack/fields.ts';
import { channelLink, joined, mrkdwn } from '../../slack/text.ts';
import { askSlack } from '../people/lookups.ts';
import { requireLead, setUpProgram } from './actions.ts';
import { programButtons, rhythmFieldsOf, setUpCallback, setUpSubject } from './inputs.ts';
import { findProgram, listLeads } from './queries.ts';
import { clockInWords, readRhythm, rhythmInWords } from './rules.ts';
import { reshapeCadence, setUpModal } from './views.ts';

export function registerPrograms(door: Door): void {
  door.subcommand('/mentorship', {
    name: 'setup',
    usage: 'setup',
    does: 'sets the celebration channel, the program leads and the default rhythm (admins and leads)',
    async run(visit) {
      await askSlack(visit, visit.personId);
      const view = await visit.act(async (act) => {
        await requireLead(act, 'set up the program');
        return setUpModal(await findProgram(act.tx), await listLeads(act.tx));
      });
      await visit.showModal(view);
    },
  });

  door.button(programButtons.chooseCadence, setUpSubject, async (visit) => {
    const form = visit.openModal;
    if (form?.view.callback_id !== setUpCallback) throw outdated('not_the_setup_form');
    const blocks = reshapeCadence(form.view.blocks, oneOf(form.typed, 'every_weeks'), programButtons.chooseCadence);
    await visit.showModal({ ...form.view, blocks }, 'reshaped');
  });

  door.submitFields(setUpCallback, setUpSubject, async (visit, fields) => {
    const rhythm = readRhythm(rhythmFieldsOf(fields));
    const leads = (fields['leads'] ?? []) as readonly PersonId[];
    const celebrationChannelId = (fields['channel'] as ChannelId | undefined) ?? null;
    // All at once: Slack waits three seconds for the answer to a form.
    await Promise.all(leads.map((lead) => askSlack(visit, lead)));
    await visit.act((act) => setUpProgram(act, { celebrationChannelId, leads, rhythm }));
    const where = celebrationChannelId
      ? mrkdwn`Wins are celebrated in ${channelLink(celebrationChannelId)}. If Cairn is not there yet, type \`/invite @Cairn\` in it.`
      : mrkdwn`There is no celebration channel: wins stay between the two.`;
    return {
      show: noticeModal(
        joined([
          mrkdwn`Saved. ${where}`,
          mrkdwn`New pairs get a check-in ${rhythmInWords(rhythm)}, on ${clockInWords(rhythm)}.`,
          mrkdwn`Next: \`/mentorship pair @mentor @mentee\`.`,
        ]),
      ),
    };
  });
}
