import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { submitView } from '../../src/sandbox/slack/view-submission.ts';

// What people do around a check-in, and what they can count, in the words on their screens.

/** The questions "how is it going?" that somebody sees in a group DM, oldest first. */
export function promptsIn(dm: string, reader: SandboxPerson): VisibleMessage[] {
  return reader.messages(dm).filter(({ text, onlyYou }) => text.includes('how is it going?') && !onlyYou);
}

export function summariesIn(dm: string, reader: SandboxPerson): VisibleMessage[] {
  return reader.messages(dm).filter(({ text }) => text.includes('Summary of the check-in'));
}

/** The private reminders of check-ins that somebody has in their own DM. */
export function remindersOf(person: SandboxPerson): VisibleMessage[] {
  return person.messages(person.dm).filter(({ text }) => text.includes('Your check-in with'));
}

/** What Cairn said to this person alone in that place, newest last. */
export function whispersTo(person: SandboxPerson, channelId: string): string[] {
  return person.workspace.store
    .all()
    .filter((message) => message.onlyFor === person.id && message.channelId === channelId)
    .map(({ text }) => text);
}

/** `/checkin schedule`, filled in and saved; one mentorship is taken for granted. @returns what the person reads then */
export async function setRhythm(person: SandboxPerson, rhythm: Readonly<Record<string, string>>): Promise<string> {
  await person.command('/checkin', 'schedule');
  const modal = await person.modal('Check-in schedule');
  for (const [label, choice] of Object.entries(rhythm)) await modal.fill(label, choice);
  await modal.submit();
  const notice = await person.modal('Cairn');
  const { text } = notice;
  await notice.close();
  return text;
}

/** Presses Answer on the newest prompt, fills and sends. */
export async function answer(
  person: SandboxPerson,
  dm: string,
  said: Readonly<Record<string, string>>,
): Promise<{ closed: boolean; errors: Record<string, string> }> {
  await person.click('Answer', { in: dm });
  const modal = await person.modal(/answer/);
  for (const [label, words] of Object.entries(said)) await modal.fill(label, words);
  return modal.submit();
}

/** What a clock there shows: `2027-03-14 03:30`. */
export function localTime(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

/** When a message was posted, as a clock there showed it. */
export function postedAt({ ts }: VisibleMessage, timeZone: string): string {
  return localTime(new Date(Number.parseFloat(ts) * 1000), timeZone);
}

/**
 * Leaves the form on top open on the person's other device while they go on here, as Slack on a phone does.
 * @returns sends it; what the bot answered is empty where the form just closes
 */
export function leaveOnOtherDevice({ workspace, user }: SandboxPerson): () => Promise<string> {
  const view = workspace.views.top(user.id);
  if (!view) throw new Error(`${user.name} has no form open`);
  return async () => {
    await submitView(workspace, { user, view });
    await workspace.slack.settled();
    return workspace.slack.requests.findLast(({ kind }) => kind === 'view_submission')?.responseBody ?? '';
  };
}
