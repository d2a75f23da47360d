import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';

// Rights are as fresh as the last thing that Slack told us.

/** Some ask Slack first: then it is Slack's silence that keeps the door shut. */
const refused = /Only workspace admins and program leads can|Slack did not answer/;

let sandbox: OpenSandbox;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.setUp();
  await sandbox.pair();
});
afterEach(() => sandbox.close());

/** Slack cannot be asked about anybody: what the event said is all there is. */
function silenceSlack(): void {
  sandbox.slack.faults.add({ kind: 'server_error', method: 'users.info', times: 1_000 });
}

async function makeLead(name: string): Promise<void> {
  const { admin } = sandbox;
  await admin.command('/mentorship', 'setup');
  const form = await admin.modal('Set up the program');
  await form.fill('Program leads', [name]);
  await form.submit();
  await (await admin.modal('Cairn')).close();
}

describe.each([
  ['Slack answers', () => {}],
  ['Slack does not answer', silenceSlack],
])('where %s', (_, prepare) => {
  test('an admin who is demoted loses the rights with the event that says so: old buttons, commands and forms', async () => {
    const { acme, admin, colleague } = sandbox;
    await makeLead(colleague.name);
    const home = await admin.openHome();
    await admin.command('/mentorship', 'setup');
    const form = await admin.modal('Set up the program');
    prepare();
    acme.setRole(admin, { isAdmin: false });
    await sandbox.slack.settled();

    expect((await form.submit()).errors).not.toEqual({});
    await form.close();
    for (const label of ['Goals of the program', 'Questions', 'Days without check-ins']) {
      await home.click(label);
      expect(admin.topModal?.text ?? '').toMatch(refused);
      await admin.topModal?.close();
    }
    for (const command of ['end @Ana @Bibek', 'pair @Carl @Bibek', 'objectives', 'questions', 'setup']) {
      await admin.command('/mentorship', command);
    }
    expect(admin.topModal).toBeUndefined();
    const pairs = await sandbox.inDatabase((tx) => tx.selectFrom('mentorships').select('status').execute());
    expect(pairs).toEqual([{ status: 'active' }]);
    expect((await admin.openHome()).text).not.toContain('You lead the program');
  });

  test('a lead who becomes a guest leads no more', async () => {
    const { acme, colleague } = sandbox;
    await makeLead(colleague.name);
    const home = await colleague.openHome();
    expect(home.text).toContain('You lead the program');
    prepare();
    acme.setRole(colleague, { isRestricted: true });
    await sandbox.slack.settled();
    await home.click('Questions');
    expect(colleague.topModal?.text ?? '').toMatch(refused);
    await colleague.topModal?.close();
    await colleague.command('/mentorship', 'questions');
    expect(colleague.topModal).toBeUndefined();
  });
});

test('an event that leaves names empty says the same of rights', async () => {
  const { acme, admin, slack } = sandbox;
  await admin.openHome();
  silenceSlack();
  const user = { id: admin.id, team_id: acme.id, tz: 'Europe/Berlin', is_admin: false, real_name: null };
  await slack.deliverEvent(acme, {
    type: 'user_change',
    user: { ...user, name: null, profile: { display_name: null } },
  });
  await slack.settled();
  const people = await sandbox.inDatabase((tx) =>
    tx.selectFrom('people').select('isAdmin').where('name', '=', 'Lena').execute(),
  );
  expect(people).toEqual([{ isAdmin: false }]);
});

test('who is an admin again has the rights again; an event that came late takes nothing away', async () => {
  const { acme, admin, slack } = sandbox;
  await makeLead('Carl');
  const late = { id: admin.id, team_id: acme.id, tz: 'Europe/Berlin', name: 'lena', is_admin: false };
  await slack.deliverEvent(acme, { type: 'user_change', user: late });
  await slack.settled();
  expect((await admin.openHome()).text).toContain('You lead the program');
});
