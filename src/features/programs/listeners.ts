import { noticeModal } from '../../slack/blocks.ts';
import { type Door, outdated } from '../../slack/door.ts';
import { channelLink, joined, mrkdwn } from '../../slack/text.ts';
import { askSlack } from '../people/lookups.ts';
import { requireLead, setUpProgram } from './actions.ts';
import { noSubject, programButtons, setUpForm } from './inputs.ts';
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

  door.button(programButtons.chooseCadence, noSubject, async (visit) => {
    const open = visit.openModal;
    if (open?.view.callback_id !== setUpForm.callback) throw outdated('not_the_setup_form');
    const { everyWeeks } = setUpForm.read(open.typed);
    const blocks = reshapeCadence(open.view.blocks, everyWeeks, programButtons.chooseCadence);
    await visit.showModal({ ...open.view, blocks }, 'reshaped');
  });

  door.submitAsking(
    setUpForm,
    async (visit, { values }) => {
      const rhythm = readRhythm(values);
      // All at once: Slack waits three seconds for the answer to a form.
      await Promise.all(values.leads.map((lead) => askSlack(visit, lead)));
      return rhythm;
    },
    async (act, { values: { channel, leads } }, rhythm) => {
      await setUpProgram(act, { celebrationChannelId: channel ?? null, leads, rhythm });
      const where = channel
        ? mrkdwn`Wins are celebrated in ${channelLink(channel)}. If Cairn is not there yet, type \`/invite @Cairn\` in it.`
        : mrkdwn`There is no celebration channel: wins stay between the two.`;
      return noticeModal(
        joined([
          mrkdwn`Saved. ${where}`,
          mrkdwn`New pairs get a check-in ${rhythmInWords(rhythm)}, on ${clockInWords(rhythm)}.`,
          mrkdwn`Next: \`/mentorship pair @mentor @mentee\`.`,
        ]),
      );
    },
  );
}
