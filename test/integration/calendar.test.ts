import { afterEach, describe, expect, test } from '@jest/globals';
import { makeAddress } from '../journeys/calendar-steps.ts';
import { openTokenApp, type TokenApp, type TokenAppOptions } from '../support/token-app.ts';

let cairn: TokenApp;
afterEach(() => cairn.close());

async function open(options: TokenAppOptions): Promise<string> {
  cairn = await openTokenApp(options);
  const { acme, ada, slack } = cairn;
  const bob = acme.person({ name: 'Bob', tz: 'Europe/London' });
  await ada.command('/mentorship', `pair @Ada @${bob.name}`);
  await slack.settled();
  return makeAddress(bob);
}

/** A secret that was made, and is nobody's. */
const nobodys = 'A'.repeat(43);

describe.each(['http', 'socket'] as const)('a calendar feed with Slack coming in by %s', (door) => {
  test('is text/calendar with a name for its state, and a reader who has it is told so', async () => {
    const address = await open({ door });
    expect(address.startsWith(`${cairn.origin}/calendar/${cairn.acme.id}/`)).toBe(true);
    const answer = await fetch(address);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('SUMMARY:Check-in with Ada');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=900');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const etag = answer.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetch(address, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await fetch(address, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect((await fetch(`${address}?source=calendar`)).status).toBe(200);
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(text));
  });

  test('whatever is not somebody’s feed gets one and the same answer', async () => {
    const address = await open({ door });
    const { origin, acme, globex } = cairn;
    const secret = address.slice(-47);
    const paths = [
      `/calendar/${acme.id}/${nobodys}.ics`,
      `/calendar/${globex.id}/${secret}`,
      `/calendar/T0NOWHERE/${secret}`,
      `/calendar/${acme.id}/${secret.toLowerCase()}`,
      `/calendar/${acme.id}/x.ics`,
      `/calendar/${acme.id}/${secret}/more`,
      '/calendar/',
      '/calendar/a/b/c/d',
    ];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const { status, headers, ...rest } = await fetch(origin + path).then(async (answer) => ({
          status: answer.status,
          headers: Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'connection'].includes(name))),
          body: await answer.text(),
        }));
        return JSON.stringify({ status, headers, ...rest });
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"status":404');
    expect((await fetch(`${origin}/calendar`)).status).toBe(404);
  });

  test('is gone when its person’s account is deactivated', async () => {
    const address = await open({ door });
    expect((await fetch(address)).status).toBe(200);
    await cairn.database.pool.query(`update people set is_deactivated = true where name = 'Bob'`);
    expect((await fetch(address)).status).toBe(404);
  });

  test('is only read, sixty times a minute, and by nobody more than by its own readers', async () => {
    const address = await open({ door });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(address, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    for (let asked = 0; asked < 60; asked += 1) expect((await fetch(address)).status).toBe(200);
    const refused = await fetch(address);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await fetch(await makeAddress(cairn.ada))).status).toBe(200);
    for (let asked = 0; asked < 70; asked += 1) {
      expect((await fetch(`${cairn.origin}/calendar/${cairn.acme.id}/${nobodys}.ics`)).status).toBe(404);
    }
  });

  test('no log knows its secret, whatever is asked and whatever fails', async () => {
    const address = await open({ door });
    const { origin, acme, logText, database } = cairn;
    const secret = address.slice(-47, -4);
    await fetch(address);
    await fetch(address, { method: 'POST', body: 'x' });
    await fetch(`${origin}/calendar/${acme.id}/${secret}%.ics`);
    await fetch(`${origin}/calender/${acme.id}/${secret}.ics`);
    await database.pool.query('alter table calendar_feeds rename to gone');
    const broken = await fetch(address);
    expect([broken.status, broken.headers.get('retry-after')]).toEqual([503, '60']);
    expect(logText()).toContain('a calendar could not be read');
    expect(logText()).not.toContain(secret);
    const { rows } = await database.pool.query('select * from gone');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

test('where nobody has said how Cairn is reached, the screen says what to do', async () => {
  cairn = await openTokenApp({ publicUrl: null });
  const { ada } = cairn;
  await ada.command('/checkin', 'calendar');
  const modal = await ada.modal('Your calendar');
  expect(modal.text).toContain('CAIRN_PUBLIC_URL');
  expect(modal.buttons).toEqual([]);
});
