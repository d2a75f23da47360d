import pg from 'pg';

export const workspaceId = 'T1';
export const people = {
  /** Leads the program and is in no mentorship. */
  lead: 'U0LEAD',
  /** An admin, mentor of ten, and mentee of one. */
  admin: 'U0ADMIN',
  /** Has two mentors. */
  mentee: 'U0MENTEE',
  otherMentor: 'U0OTHER',
  newcomer: 'U0NEW',
} as const;

/** The same id for the same number. */
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What differs between the mentorships of the admin, the third to the eleventh, whose schedules stand in these states. */
const notNext = { next_occurs_on: null, next_due_at: null };
const schedules: readonly Row[] = [
  {},
  { zone: 'Europe/Berlin' },
  { status: 'paused', ...notNext },
  { status: 'paused', paused_until: '2026-12-24' },
  { status: 'quiet', ...notNext },
  { rrule: 'FREQ=NEVERLY' },
  { zone: 'Mars/Base' },
  { status: 'stopped', ...notNext },
  { ...notNext },
];

interface Row {
  readonly [column: string]: unknown;
}

/**
 * A workspace whose Homes show everything a Home can show: mentorship 1 (admin and mentee) and 2 (other mentor and mentee)
 * have goals, steps and wins; 3 to 11 are of the admin, with schedules in all states; 12 has ended; in 13 the admin is mentee.
 */
export async function loadRichHomes(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const insert = async (table: string, rows: readonly Row[]) => {
    for (const row of rows) {
      const values = Object.values({ workspace_id: workspaceId, ...row });
      const columns = ['workspace_id', ...Object.keys(row)];
      const places = values.map((_, index) => `$${index + 1}`);
      await client.query(`insert into ${table} (${columns.join()}) values (${places.join()})`, values);
    }
  };
  try {
    // What foreign keys would check is right by the way it is made.
    await client.query('set session_replication_role = replica');
    await insert('workspaces', [{ first_seen_at: at('2026-01-01') }]);
    await insert('people', everybody());
    await insert('programs', [
      {
        ...{ id: uuid(1), rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO', local_time: '10:00', zone_of: 'mentee' },
        ...{ created_at: at('2026-01-01'), updated_at: at('2026-01-01') },
      },
    ]);
    await insert('program_leads', [{ program_id: uuid(1), person_id: people.lead }]);
    await insert('mentorships', mentorships());
    await insert(
      'check_in_schedules',
      mentorships().map(({ id }, index) => schedule(id, index + 1)),
    );
    await insert('goals', goals());
    await insert('steps', steps());
    await insert('wins', wins());
    await insert('deliveries', undelivered());
    await insert('quarantined_rows', [
      ...['one', 'two'].map((id) => ({
        ...{ source: 'check-ins.open', row_id: id, reason: 'zone', tries: 1 },
        ...{ set_aside_at: at('2026-11-20'), retry_at: at('2026-11-20') },
      })),
    ]);
  } finally {
    await client.end();
  }
}

const at = (day: string) => `${day}T09:00:00Z`;

function everybody() {
  const pupils = Array.from({ length: 9 }, (_, index) => `U0PUPIL${index + 3}`);
  const zones: Readonly<Record<string, string>> = {
    ...{ [people.mentee]: 'Asia/Kathmandu', [people.admin]: 'Europe/Berlin', [people.lead]: 'Pacific/Kiritimati' },
    ...{ U0PUPIL4: 'Pacific/Kiritimati', U0PUPIL5: 'Pacific/Pago_Pago', U0PUPIL6: 'Europe/Nowhere' },
  };
  return [...Object.values(people), ...pupils].map((id) => ({
    ...{ id, name: `${id} <&>`, time_zone: zones[id] ?? 'Asia/Kathmandu', is_admin: id === people.admin },
    ...{ is_bot: false, is_deactivated: false, is_external: false, fetched_at: at('2026-01-01') },
  }));
}

function mentorships() {
  const { admin, mentee, otherMentor } = people;
  const pairs = [
    [admin, mentee],
    [otherMentor, mentee],
    ...Array.from({ length: 9 }, (_, index) => [admin, `U0PUPIL${index + 3}`]),
    [admin, 'U0PUPIL3'],
    [otherMentor, admin],
  ];
  return pairs.map(([mentor, pupil], index) => ({
    ...{ id: uuid(index + 1), program_id: uuid(1), mentor_id: mentor, mentee_id: pupil, paired_by: mentor },
    ...{ status: 'active', starts_on: '2026-01-05', ends_on: null },
    ...(index === 11 ? { status: 'ended', ended_at: at('2026-03-01'), ended_by: mentor } : {}),
    paired_at: at(`2026-02-${String(20 - index).padStart(2, '0')}`),
  }));
}

function schedule(mentorship: string, number: number) {
  return {
    ...{ id: uuid(number), mentorship_id: mentorship, members: [people.admin, people.mentee] },
    ...{ rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO', anchor_on: '2026-01-06', local_time: '10:00' },
    ...{ zone_of: 'fixed', zone: 'Asia/Kathmandu', status: 'running', paused_until: null },
    ...{ next_occurs_on: '2026-11-24', next_due_at: '2026-11-24T04:15:00Z', tzdata: '2026a' },
    updated_at: at('2026-01-06'),
    ...schedules[number - 3],
  };
}

function goals() {
  const goal = (id: number, mentorship: number, change: Row) => ({
    ...{ id: uuid(id), mentorship_id: uuid(mentorship), status: 'agreed', title: `Goal ${id} <&>`, evidence: '' },
    ...{ achievable: '', relevant: '', deadline_on: '2027-06-30', horizon: 'short', measure: 'number' },
    ...{ baseline: 0, target: 3, unit: 'talks', progress: 1, revision: 1, created_by: people.mentee },
    ...{ created_at: at(`2026-03-${30 - id}`), agreed_at: at(`2026-04-${10 + id}`) },
    ...change,
  });
  const weigh = (importance: number, urgency: number) => ({ importance, urgency });
  const achieved = { status: 'achieved', closed_at: at('2026-05-01') };
  return [
    goal(1, 1, weigh(1, 1)),
    goal(2, 1, weigh(3, 1)),
    goal(3, 1, { measure: 'yes_no', target: 100, unit: '%', progress: 40 }),
    goal(4, 1, weigh(3, 3)),
    goal(5, 1, { is_parked: true, ...weigh(3, 3) }),
    goal(6, 1, { status: 'proposed', agreed_at: null }),
    goal(7, 1, { status: 'proposed', agreed_at: null, is_parked: true }),
    goal(8, 1, { status: 'on_hold', held_from: 'agreed' }),
    goal(9, 1, achieved),
    goal(10, 2, { status: 'proposed', agreed_at: null }),
    goal(11, 3, weigh(2, 2)),
    goal(12, 4, {}),
    goal(13, 5, {}),
    goal(14, 6, {}),
    goal(15, 13, {}),
    goal(16, 12, {}),
  ];
}

function steps() {
  const step = (id: number, goal: number, dueOn: string | null, change: Row = {}) => ({
    ...{ id: uuid(id), goal_id: uuid(goal), position: 100 - id, title: `Step ${id} <&>`, due_on: dueOn },
    ...{ is_milestone: id % 3 === 0, assignee: ['mentee', 'mentor', 'both'][id % 3] },
    ...change,
  });
  const ticked = { ticked_at: at('2026-11-01'), ticked_by: people.mentee };
  const days = ['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-08'];
  return [
    step(1, 1, '2026-11-20'),
    step(2, 1, '2026-11-24'),
    step(3, 2, '2026-11-24'),
    step(4, 2, '2026-11-01'),
    step(5, 3, '2026-11-24'),
    step(6, 6, '2026-11-23', ticked),
    step(7, 6, '2026-11-25'),
    step(8, 5, '2026-11-25'),
    step(9, 5, null),
    step(10, 8, '2026-11-24'),
    step(11, 9, '2026-11-24'),
    step(12, 4, '2026-11-26'),
    ...days.flatMap((day, index) => [12, 13, 14].map((goal) => step(20 + 5 * goal + index, goal, day))),
    step(101, 15, '2026-11-24'),
    step(102, 16, '2026-11-24'),
  ];
}

function wins() {
  const win = (id: number, mentorship: number, status = 'offered') => ({
    ...{ id: uuid(id), mentorship_id: uuid(mentorship), goal_id: uuid(id + 100), title: `Win ${id} <&>`, status },
    ...{ offered_at: at(`2026-11-${10 + id}`), decided_at: status === 'offered' ? null : at('2026-11-21') },
  });
  return [
    ...[win(1, 1), win(2, 1), win(3, 2), win(4, 2, 'declined'), win(5, 3), win(6, 1), win(7, 2)],
    ...[win(8, 13), win(9, 12)],
  ];
}

function undelivered() {
  return ['dead', 'dead', 'sent', 'dead'].map((state, index) => ({
    ...{ id: uuid(index + 1), kind: 'check_in.prompt', operation: 'post', subject_id: uuid(1), target_kind: 'people' },
    ...{ target: [people.mentee], dedup_key: `delivery ${index}`, due_at: at('2026-11-20'), state, attempts: 1 },
    ...{ created_at: at('2026-11-20'), finished_at: at('2026-11-20'), reason: 'account_inactive' },
    ...{ channel_id: 'G1', ts: '1.000001' },
  }));
}
