import { dateInWords, localDateOf, type TimeZone } from '../../core/local-time.ts';
import type { Logger } from '../../core/logger.ts';
import type { Preparing } from '../page-door/backstage-contract.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import { agendaOf } from './agenda.ts';
import type { Cast } from './cast.ts';
import { LivedTime, type SettableClock } from './lived-time.ts';
import { acme } from './pasts/acme.ts';
import { bibekAndAna } from './pasts/bibek-and-ana.ts';
import { daraAndWiebke } from './pasts/dara-and-wiebke.ts';
import { inesAndMarcus } from './pasts/ines-and-marcus.ts';
import { jonasAndGrace } from './pasts/jonas-and-grace.ts';
import { rosaAndGrace } from './pasts/rosa-and-grace.ts';
import { sushilaAndJonas } from './pasts/sushila-and-jonas.ts';
import { startQuietCairn } from './quiet-cairn.ts';

/** Monday morning in the week in which Acme's program starts. */
export const pastBeginsAt = '2026-08-24T08:00:00Z';
/** Where the clock stands when it has been lived: a check-in is open, and another comes within hours. */
export const pastEndsAt = '2026-11-23T08:00:00Z';

/** What came since then, nobody has read yet. */
const lastReadAt = '2026-11-20T08:00:00Z';

const pasts = [acme, bibekAndAna, jonasAndGrace, sushilaAndJonas, inesAndMarcus, daraAndWiebke, rosaAndGrace];

/**
 * Lives Acme's first three months: each deed is done at its local time, and between them time does what falls due. No
 * other Cairn may work on the database meanwhile.
 * @param scene.clock the calendar clock of `scene.slack`; it goes from `pastBeginsAt` to `pastEndsAt`
 * @param scene.databaseUrl a migrated database in which Acme is not known yet
 */
export async function livePast(
  scene: { slack: SandboxSlack; cast: Cast; databaseUrl: string; clock: SettableClock; logger: Logger },
  onProgress: (preparing: Preparing) => void = () => {},
): Promise<void> {
  const { slack, cast, databaseUrl, clock, logger } = scene;
  clock.set(pastBeginsAt);
  const cairn = await startQuietCairn({ slack, workspace: cast.workspace, databaseUrl, clock, logger });
  try {
    const time = new LivedTime(cairn, cast, clock);
    const tellWeek = weekTeller(onProgress);
    for (const appointment of agendaOf(pasts, cast)) {
      tellWeek(appointment.at);
      await time.keep(appointment);
    }
    await time.passTo(new Date(pastEndsAt));
    await cairn.send();
    readAllBefore(cast.workspace, new Date(lastReadAt));
  } finally {
    await cairn.stop();
  }
}

/** Everybody has read what stood in their conversations by then. */
function readAllBefore({ users, conversations, store, readMarks }: SandboxWorkspace, instant: Date): void {
  for (const { id, members } of conversations.values()) {
    const last = store.in(id).findLast(({ postedAt }) => postedAt < instant);
    const people = [...members].filter((member) => users.get(member)?.isBot === false);
    if (last) for (const person of people) readMarks.readUpTo(person, id, last.ts);
  }
}

const weekMs = 7 * 86_400_000;

/** Tells each week when its first deed comes. */
function weekTeller(onProgress: (preparing: Preparing) => void): (at: Date) => void {
  const begins = new Date(pastBeginsAt).getTime();
  const of = Math.ceil((new Date(pastEndsAt).getTime() - begins) / weekMs);
  let told = -1;
  return (at) => {
    const done = Math.floor((at.getTime() - begins) / weekMs);
    if (done <= told) return;
    told = done;
    const monday = localDateOf(new Date(begins + done * weekMs), 'UTC' as TimeZone);
    onProgress({ done, of, says: `Week of ${dateInWords(monday)}` });
  };
}
