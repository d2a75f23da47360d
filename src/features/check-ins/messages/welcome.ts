import type { PersonId } from '../../../core/ids.ts';
import { instantAt, type LocalDate, type LocalTime, localDateOf } from '../../../core/local-time.ts';
import { messageKind } from '../../../delivery/message.ts';
import { id, localDate, parts } from '../../../delivery/subject.ts';
import { readSaid } from '../../availability/queries/said.ts';
import { isOffOn } from '../../availability/rules/time-off.ts';
import { nextWorkingMoment, whenFree } from '../../availability/rules/working-hours.ts';
import type { TimeOffId } from '../../availability/types.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { findPerson } from '../../people/queries.ts';
import { countHappened } from '../queries/happened.ts';
import { listReadableSchedules } from '../queries/schedules.ts';
import { sinceInWords, toldEvents } from '../rules/last-time.ts';
import { welcomeBackMessage } from '../views/welcome.ts';

declare module '../../../delivery/message.ts' {
  interface MessageSubjects {
    /** After time off that ends on this day. */
    'check_in.welcome': readonly [person: PersonId, timeOff: TimeOffId, backOn: LocalDate];
  }
}

export const welcomeKind = messageKind('check_in.welcome', parts(id<PersonId>(), id<TimeOffId>(), localDate), {
  title: 'Welcome back',
  async render(act, [personId, timeOffId, backOn], operation) {
    const person = await findPerson(act.tx, personId);
    if (!person) return { do: 'skip', because: 'the person is gone' };
    const today = localDateOf(act.now, person.timeZone);
    const said = await readSaid(act.tx, [person.id], today);
    const off = said.taken.find((each) => each.id === timeOffId);
    if (off?.backOn !== backOn) return { do: 'skip', because: 'it was changed since' };
    if (isOffOn(said.taken, today)) return { do: 'skip', because: 'they are still off' };
    const { zone, hours, isOff } = whenFree(person, said);
    const at = nextWorkingMoment(hours, zone, act.now, isOff);
    if (at && at > act.now && operation === 'post') return { do: 'later', at, because: 'their next working hour' };
    const mentorships = (await listMentorshipsOf(act.tx, person.id)).filter(({ status }) => status === 'active');
    if (mentorships.length === 0) return { do: 'skip', because: 'they have no mentorship any more' };
    const ids = mentorships.map(({ id }) => id);
    const since = instantAt(off.firstOn, '00:00' as LocalTime, person.timeZone);
    const happened = await countHappened(act.tx, ids, { events: toldEvents, since, except: person.id });
    const schedules = await listReadableSchedules(act.tx, ids);
    const pairs = mentorships.map((mentorship) => ({
      mentorship,
      happened: sinceInWords(happened(mentorship.id)),
      schedule: schedules.find(({ mentorshipId }) => mentorshipId === mentorship.id),
    }));
    return { do: 'send', message: welcomeBackMessage(person.id, pairs) };
  },
});
