import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pressUnknown } from '../../journeys/forged.ts';
import { Program } from '../../support/program.ts';
import {
  closedAt,
  healthy,
  openPoisonedWorld,
  type Pair,
  type PoisonedWorld,
  promptAt,
  type Run,
  remindedAt,
} from './poisoned-world.ts';

let world: PoisonedWorld;
let run: Run;
let poisoned: Pair;
let beside: Pair;

beforeAll(async () => {
  world = await openPoisonedWorld({ pairsInAcme: 2, others: 0 });
  [poisoned, beside] = world.pairs as [Pair, Pair];
});
afterAll(() => world.close());
beforeEach(async () => {
  run = await world.begin();
});
afterEach(() => run.end());

const ofPair = 'workspace_id = $1 and members @> array[$2, $3]';
const people = ({ workspace, mentor, mentee }: Pair) => [workspace.id, mentor.id, mentee.id];

async function scheduleId(pair: Pair): Promise<string> {
  const { rows } = await run.client.query(`select id from check_in_schedules where ${ofPair}`, people(pair));
  return rows[0].id;
}

/** Writes what this version cannot read, and lets the pairs be asked. */
async function setOneAside(): Promise<void> {
  await run.client.query(
    `update check_in_schedules set days_off = '[{"kind":"martian"}]' where ${ofPair}`,
    people(poisoned),
  );
  await run.passTo(promptAt);
}

async function heal(): Promise<void> {
  await run.client.query(`update check_in_schedules set days_off = '[]' where ${ofPair}`, people(poisoned));
}

/** A row that Postgres itself refuses to change. @param state SQLSTATE of the refusal */
async function breakInSql(table: string, when: string, event = 'update', state = 'P0001'): Promise<void> {
  await run.client.query(`
    create or replace function refuse() returns trigger language plpgsql as
      $$ begin raise 'refused on purpose' using errcode = '${state}'; end $$;
    create trigger refuse before ${event} on ${table} for each row when (${when}) execute function refuse()`);
}

async function setAside(): Promise<string[]> {
  const { rows } = await run.client.query(
    'select workspace_id, source, row_id, reason from quarantined_rows order by 2, 3',
  );
  return rows.map((row) => Object.values(row).join(' '));
}

const lines = (words: string) =>
  run
    .logText()
    .split('\n')
    .filter((line) => line.includes(words));
const isAsked = async (pair: Pair) => (await run.life(pair)).startsWith('asked 1');
async function areAsked(...pairs: readonly Pair[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (const pair of pairs) answers.push(await isAsked(pair));
  return answers;
}
const noSweepFailed = () =>
  expect(lines('sweep failed').concat(lines('interrupted'), lines('pump failed'))).toEqual([]);

async function cairn(...args: string[]) {
  const program = new Program('src/cli/main.ts', { env: { DATABASE_URL: run.databaseUrl }, args });
  return { code: await program.exitCode(), stdout: program.stdout, stderr: program.stderr };
}

describe('a schedule that cannot be read', () => {
  beforeEach(setOneAside);

  test('keeps nobody else from being asked, and is named once in the log, by its ids and without its content', async () => {
    const id = await scheduleId(poisoned);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    expect(await setAside()).toEqual([`${world.acme.id} check-ins.open ${id} unreadable:days_off`]);
    for (const at of [remindedAt, closedAt]) await run.passTo(at);
    expect(await run.life(beside)).toBe(healthy);
    const said = lines('a row was set aside');
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      workspace: world.acme.id,
      source: 'check-ins.open',
      row: id,
      reason: 'unreadable:days_off',
    });
    expect(run.logText()).not.toContain('martian');
    noSweepFailed();
  });

  test('leaves Cairn ready, and readyz gives the number', async () => {
    expect(await run.ready()).toMatchObject({ status: 200, body: { ready: true, setAside: 1 } });
  });

  test('is tried again every ten minutes: once mended, the two are asked', async () => {
    await run.passMachine(10);
    expect(await isAsked(poisoned)).toBe(false);
    await heal();
    await run.passMachine(9);
    expect(await isAsked(poisoned)).toBe(false);
    await run.passMachine(1);
    expect(await isAsked(poisoned)).toBe(true);
    expect(await setAside()).toEqual([]);
    expect(lines('a row that was set aside is back')).toHaveLength(1);
    expect(lines('a row was set aside')).toHaveLength(1);
  });

  test('is tried again after every start', async () => {
    await heal();
    await run.restart();
    await run.passMachine(0);
    expect(await isAsked(poisoned)).toBe(true);
    expect(await setAside()).toEqual([]);
  });

  test('is shown by the command line, and tried again by it', async () => {
    const id = await scheduleId(poisoned);
    const shown = await cairn('quarantine');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('Set aside: 1');
    expect(shown.stdout).toMatch(
      new RegExp(`${id} +${world.acme.id} +check-ins.open .*the days off in the schedule cannot be read`),
    );
    expect(JSON.parse((await cairn('quarantine', '--json')).stdout)).toMatchObject([{ row: id, tries: 1 }]);
    expect((await cairn('quarantine', '--workspace', world.globex.id)).stdout).toBe('Set aside: nothing.\n');

    await heal();
    const unknown = await cairn('quarantine', 'retry', 'martian');
    expect([unknown.code, unknown.stdout]).toEqual([
      1,
      '0 rows will be tried again within seconds, where Cairn runs.\n',
    ]);
    expect(unknown.stderr).toContain('No row martian is set aside');
    await run.passMachine(0);
    expect(await isAsked(poisoned)).toBe(false);
    expect((await cairn('quarantine', 'retry', id)).stdout).toBe(
      '1 row will be tried again within seconds, where Cairn runs.\n',
    );
    await run.passMachine(0);
    expect(await isAsked(poisoned)).toBe(true);
    expect((await cairn('quarantine')).stdout).toBe('Set aside: nothing.\n');
  });

  test('does not keep a lead from closing the organisation: the others follow at once, and it does when it is mended', async () => {
    const { lead, acme } = world;
    await lead.command('/mentorship', 'days');
    const days = await lead.modal('Days without check-ins');
    await days.fill('What is it?', 'Retreat');
    await days.fill('First day', '2026-12-01');
    await days.submit();
    const daysOff = async (pair: Pair) => {
      const { rows } = await run.client.query(`select days_off from check_in_schedules where ${ofPair}`, people(pair));
      return JSON.stringify(rows[0].days_off);
    };
    expect(await daysOff(beside)).toContain('2026-12-01');
    expect(await daysOff(poisoned)).toContain('martian');
    const id = await scheduleId(poisoned);
    expect(await setAside()).toContain(`${acme.id} check-ins.reschedule ${id} unreadable:days_off`);
    await run.passMachine(1);
    expect(lines('"source":"check-ins.reschedule"')).toHaveLength(1);
    await heal();
    await run.passMachine(10);
    expect(await daysOff(poisoned)).toContain('2026-12-01');
    expect(await setAside()).toEqual([]);
    expect(run.said(acme, poisoned.dm).join()).toContain('The check-in schedule of');
  });

  test('does not keep what Slack says of its people from being kept', async () => {
    const { acme } = world;
    acme.setTimeZone(poisoned.mentee, 'Asia/Kathmandu');
    await world.slack.settled();
    const { rows } = await run.client.query('select time_zone from people where workspace_id = $1 and id = $2', [
      acme.id,
      poisoned.mentee.id,
    ]);
    expect(rows).toEqual([{ time_zone: 'Asia/Kathmandu' }]);
    await heal();
    await run.passMachine(10);
    const moved = await run.client.query(`select zone from check_in_schedules where ${ofPair}`, people(poisoned));
    expect(moved.rows).toEqual([{ zone: 'Asia/Kathmandu' }]);
    acme.setTimeZone(poisoned.mentee, 'UTC');
  });

  test('is named in plain words to the two when they need it', async () => {
    await poisoned.mentee.command('/checkin', 'schedule');
    await poisoned.mentee.sees('Cairn can’t read a record that this needs. Nothing was changed.');
  });

  test('leaves the Home of the two as it is', async () => {
    const { mentor } = poisoned;
    await run.client.query(`update check_in_schedules set rrule = 'FREQ=NEVERLY' where ${ofPair}`, people(poisoned));
    expect((await mentor.openHome()).text).toContain('Cairn can’t say when you are asked next.');
  });

  test('does not keep the two from ending their mentorship', async () => {
    await poisoned.mentee.command('/mentorship', 'end');
    const form = await poisoned.mentee.modal('End a mentorship');
    await form.submit();
    expect((await poisoned.mentee.modal('Cairn')).text).toContain('no longer mentors');
    const { rows } = await run.client.query(`select status from check_in_schedules where ${ofPair}`, people(poisoned));
    expect(rows).toEqual([{ status: 'stopped' }]);
    await run.passMachine(10);
    expect(await setAside()).toEqual([]);
  });
});

describe('a row that breaks in SQL', () => {
  test('is found by halving the batch', async () => {
    const id = await scheduleId(poisoned);
    await breakInSql('check_in_schedules', `old.id = '${id}'`);
    await run.passTo(promptAt);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    expect(await setAside()).toEqual([`${world.acme.id} check-ins.open ${id} sql:P0001`]);
    noSweepFailed();
    await run.client.query('drop trigger refuse on check_in_schedules');
    await run.passMachine(10);
    expect(await isAsked(poisoned)).toBe(true);
  });

  test('may look like trouble of the database: apart from the others it shows', async () => {
    const id = await scheduleId(poisoned);
    await breakInSql('check_in_schedules', `old.id = '${id}'`, 'update', '57014');
    await run.passTo(promptAt);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    expect(await setAside()).toEqual([`${world.acme.id} check-ins.open ${id} sql:57014`]);
    noSweepFailed();
  });

  test('keeps no other from being tried again', async () => {
    const id = await scheduleId(poisoned);
    await run.client.query(`update check_in_schedules set reveal = 'at_once', days_off = '[{"kind":"martian"}]'`);
    await run.passTo(promptAt);
    expect(await setAside()).toHaveLength(3);
    await run.client.query(`update check_in_schedules set days_off = '[]'`);
    await breakInSql('check_in_schedules', `old.id = '${id}'`, 'update', '57014');
    await run.passMachine(10);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    expect(await setAside()).toEqual([`${world.acme.id} check-ins.open ${id} sql:57014`]);
  });

  test('when new time zone data come, costs itself alone', async () => {
    await run.client.query(`update check_in_schedules set tzdata = '1999a'`);
    const id = await scheduleId(poisoned);
    await breakInSql('check_in_schedules', `old.id = '${id}'`);
    await run.passTo('2026-11-23T04:00:10Z');
    const { rows } = await run.client.query(
      `select count(*)::int as behind from check_in_schedules where tzdata = '1999a'`,
    );
    expect(rows).toEqual([{ behind: 1 }]);
    expect(await setAside()).toEqual([`${world.acme.id} check-ins.follow-tzdata ${id} sql:P0001`]);
  });

  test('when a window closes, costs itself alone, also behind more than a batch of such', async () => {
    await run.passTo(promptAt);
    await run.client.query(
      `insert into check_ins (workspace_id, id, mentorship_id, schedule_id, occurs_on, state, opened_at, prompt_at, closes_at)
      select workspace_id, gen_random_uuid(), mentorship_id, id, date '2020-01-01' + day, 'open', '2020-01-01', '2020-01-01', '2020-01-03'
      from check_in_schedules, generate_series(1, 600) as day where ${ofPair}`,
      people(poisoned),
    );
    await breakInSql('check_ins', `old.opened_at < '2021-01-01'`);
    await run.passTo(closedAt);
    expect(await run.life(world.elsewhere)).toMatch(/closed$/);
    expect(await run.life(beside)).toMatch(/closed$/);
    expect(await setAside()).toHaveLength(600);
  });

  test('a delivery that cannot be claimed: the others of its workspace go out', async () => {
    await run.client.query(`create function is_poisoned(target text[]) returns boolean immutable language sql as
      $$ select target @> array['${poisoned.mentor.id}', '${poisoned.mentee.id}'] $$`);
    await breakInSql('deliveries', 'is_poisoned(old.target)');
    await run.passTo(promptAt);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    expect(await setAside()).toEqual([expect.stringMatching(/delivery\.claim .* sql:P0001$/)]);
    noSweepFailed();
    await run.client.query('drop trigger refuse on deliveries');
    await run.passMachine(10);
    expect(await isAsked(poisoned)).toBe(true);
    expect(await setAside()).toEqual([]);
  });

  test('a gate that cannot be taken: the other workspaces go on', async () => {
    await breakInSql('delivery_gates', `old.workspace_id = '${world.acme.id}' and new.state = 'held'`);
    await run.passTo(promptAt);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, false, true]);
    expect(await setAside()).toEqual([`${world.acme.id} delivery.take ${world.acme.id} sql:P0001`]);
    for (let tries = 0; tries < 3; tries += 1) await run.passMachine(10);
    expect(lines('a row was set aside')).toHaveLength(1);
    expect(lines('a row that was set aside is back')).toEqual([]);
    await run.client.query('drop trigger refuse on delivery_gates');
    await run.passMachine(10);
    expect(await areAsked(poisoned, beside)).toEqual([true, true]);
  });

  test('a delivery that cannot be given back: the others of its workspace go out', async () => {
    await run.client.query(
      `update people set time_zone = 'Mars/Phobos' where workspace_id = $1 and id = $3 and $2 <> id`,
      people(poisoned),
    );
    await breakInSql('deliveries', `old.state = 'sending' and new.state = 'pending'`);
    await run.passTo(promptAt);
    for (let minute = 0; minute < 3; minute += 1) await run.passMachine(1);
    expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, true, true]);
    noSweepFailed();
  });

  test('a delivery that cannot be marked is not sent again with each lease', async () => {
    const members = `array['${poisoned.mentor.id}', '${poisoned.mentee.id}']`;
    await run.client.query(`create function is_poisoned(target text[]) returns boolean immutable language sql as
      $$ select target @> ${members} $$`);
    await breakInSql('deliveries', `is_poisoned(old.target) and new.state = 'sent'`);
    await run.passTo(promptAt);
    for (let minute = 0; minute < 9; minute += 1) await run.passMachine(1);
    expect(run.posts(poisoned)).toBe(1);
    expect(await areAsked(beside, world.elsewhere)).toEqual([true, true]);
    await run.client.query('drop trigger refuse on deliveries');
    await run.passMachine(10);
    expect(run.said(world.acme, poisoned.dm).filter((text) => text.includes('how is it going'))).toHaveLength(1);
    expect(await setAside()).toEqual([]);
  });
});

test('a schedule that would take half a minute to compute costs the others nothing', async () => {
  const off = JSON.stringify([{ firstOn: '0001-01-01', backOn: '2027-01-01', whose: 'mentor' }]);
  await run.client.query(
    `update check_in_schedules set rrule = 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU', anchor_on = '0001-01-01',
      next_occurs_on = '0001-01-01', on_day_off = 'move', days_off = '${off}' where ${ofPair}`,
    people(poisoned),
  );
  await run.passTo(promptAt);
  expect(await areAsked(beside, world.elsewhere)).toEqual([true, true]);
  noSweepFailed();
});

test('what is tried again is taken back in the same transaction: it is done once', async () => {
  await breakInSql('deliveries', `new.kind = 'check_in.reminder'`, 'insert');
  await run.passTo(promptAt);
  await run.client.query(`drop trigger refuse on deliveries`);
  await breakInSql('quarantined_rows', 'true', 'delete');
  for (let tries = 0; tries < 3; tries += 1) await run.passMachine(10);
  const reminders = async () =>
    (await run.client.query(`select count(*)::int as n from deliveries where kind = 'check_in.reminder'`)).rows[0].n;
  expect(await reminders()).toBe(0);
  await run.client.query(`drop trigger refuse on quarantined_rows`);
  await run.passMachine(10);
  expect(await reminders()).toBe(6);
  expect(await setAside()).toEqual([]);
});

test('who asks whether Cairn is ready does not wait for the number', async () => {
  await run.client.query('begin; lock table quarantined_rows in access exclusive mode');
  try {
    expect(await run.ready()).toMatchObject({ status: 200, body: { ready: true, setAside: null } });
  } finally {
    await run.client.query('rollback');
  }
});

test('a workspace whose gate cannot even be woken: its schedules are set aside, the other workspaces go on', async () => {
  await breakInSql('delivery_gates', `old.workspace_id = '${world.acme.id}'`);
  await run.passTo(promptAt);
  expect(await areAsked(poisoned, beside, world.elsewhere)).toEqual([false, false, true]);
  expect(await setAside()).toHaveLength(2);
  await run.client.query('drop trigger refuse on delivery_gates');
  await run.passMachine(10);
  expect(await areAsked(poisoned, beside)).toEqual([true, true]);
  expect(await setAside()).toEqual([]);
});

test('a post is out once although what follows it fails, and that comes when the trouble is over', async () => {
  await breakInSql(
    'deliveries',
    `new.kind = 'check_in.reminder' and new.target = array['${poisoned.mentee.id}']`,
    'insert',
  );
  await run.passTo(promptAt);
  // Leases end, and end again: nothing is sent again.
  for (let lease = 0; lease < 5; lease += 1) await run.passMachine(1);
  expect(await isAsked(poisoned)).toBe(true);
  expect(run.posts(poisoned)).toBe(1);
  expect(await setAside()).toEqual([expect.stringMatching(/delivery\.sent .* sql:P0001$/)]);
  await run.client.query('drop trigger refuse on deliveries');
  await run.passMachine(10);
  await run.passTo(remindedAt);
  await run.passTo(closedAt);
  expect(await run.life(poisoned)).toBe(healthy);
  expect(await setAside()).toEqual([]);
});

test('a message that cannot be rendered is set aside after a few tries, and goes out when it can be', async () => {
  await run.client.query(
    `update people set time_zone = 'Mars/Phobos' where workspace_id = $1 and id = $3 and $2 <> id`,
    people(poisoned),
  );
  await run.passTo(promptAt);
  for (let minute = 0; minute < 5; minute += 1) await run.passMachine(1);
  expect(await setAside()).toEqual([expect.stringMatching(/delivery\.render .* error:RangeError$/)]);
  expect(await run.life(beside)).toMatch(/^asked 1/);
  await run.client.query(`update people set time_zone = 'UTC' where time_zone = 'Mars/Phobos'`);
  await run.passMachine(10);
  expect(await isAsked(poisoned)).toBe(true);
  expect(await setAside()).toEqual([]);
});

describe('those who lead', () => {
  beforeEach(async () => {
    const { lead, acme } = world;
    await run.client.query(
      `insert into program_leads (workspace_id, program_id, person_id)
      select workspace_id, id, $2 from programs where workspace_id = $1`,
      [acme.id, lead.id],
    );
    await setOneAside();
  });

  test('are told in plain words, once a day, and see on Home whom it concerns and why', async () => {
    const { lead, acme } = world;
    const told = () => run.said(acme, lead.dm).filter((text) => text.includes('set it aside'));
    expect(told()).toHaveLength(1);
    await run.client.query(`update check_in_schedules set zone = 'Mars/Phobos', next_due_at = $1`, [promptAt]);
    await run.passMachine(1);
    expect(told()).toHaveLength(1);
    const home = await lead.openHome();
    expect(home.text).toContain('Set aside\nCairn can’t handle 2 records.');
    await home.click('Show');
    const modal = await lead.modal('Set aside');
    expect(modal.text).toContain(`@${poisoned.mentor.name} and @${poisoned.mentee.name}: their check-ins don’t open.`);
    expect(modal.text).toContain('the days off in the schedule cannot be read.');
    await run.client.query(`update check_in_schedules set zone = 'UTC', days_off = '[]'`);
    await modal.click('Try again now');
    expect((await lead.modal('Set aside')).text).toContain('Cairn tries again now.');
    await run.passMachine(0);
    expect(await isAsked(poisoned)).toBe(true);
    expect((await lead.openHome()).text).not.toContain('Set aside');
  });

  test('and nobody else: a partner and a lead of another workspace see nothing of it by any door', async () => {
    const { lead, acme, elsewhere } = world;
    const outsiders = [poisoned.mentee, beside.mentor, elsewhere.mentor];
    for (const person of outsiders) {
      expect((await person.openHome()).text).not.toContain('Set aside');
      for (const action_id of ['quarantine.show', 'quarantine.retry']) {
        await pressUnknown(person, { action_id, value: '{}' });
        expect(person.topModal?.text ?? '').not.toContain('their check-ins don’t open');
      }
    }
    const before = await run.client.query('select retry_at from quarantined_rows');
    expect(before.rows[0].retry_at).not.toBe(Number.NEGATIVE_INFINITY);
    acme.setRole(lead, { isAdmin: false, isRestricted: true });
    await run.passMachine(0);
    await pressUnknown(lead, { action_id: 'quarantine.retry', value: '{}' });
    expect((await run.client.query('select retry_at from quarantined_rows')).rows).toEqual(before.rows);
    acme.setRole(lead, { isAdmin: true, isRestricted: false });
  });
});
