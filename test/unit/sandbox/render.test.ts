import { expect, test } from '@jest/globals';
import type { Reader } from '../../../src/sandbox/driver/reader.ts';
import { renderDate } from '../../../src/sandbox/driver/render-date.ts';
import { renderMrkdwn } from '../../../src/sandbox/driver/render-text.ts';
import { escapeTyped } from '../../../src/sandbox/slack/command-text.ts';
import type { User } from '../../../src/sandbox/slack/model.ts';

const reader: Reader = {
  tz: 'America/New_York',
  now: new Date('2026-06-01T12:00:00Z'),
  userName: (id) => (id === 'U1' ? 'Ada' : id),
  channelName: () => 'general',
};

test.each([
  ['*Bold*, _slanted_ and ~gone~ `code`', 'Bold, slanted and gone code'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['Hi <@U1> in <#C1> &amp; &lt;all&gt; <!here>', 'Hi @Ada in #general & <all> @here'],
  ['<https://x.test|Docs> or <https://x.test>', 'Docs or https://x.test'],
  ['*<https://x.test|Docs>*', 'Docs'],
  ['due <!date^1780322400^{date_short} at {time}|soon>', 'due Jun 1, 2026 at 10:00 AM'],
  ['due <!date^x^{date}|soon>', 'due soon'],
])('%s reads %s', (text, shown) => {
  expect(renderMrkdwn(text, reader)).toBe(shown);
});

test.each([
  ['{date_num}', '2026-06-02'],
  ['{date}', 'June 2nd'],
  ['{date_short}', 'Jun 2, 2026'],
  ['{date_long}', 'Tuesday, June 2nd, 2026'],
  ['{date_pretty}', 'Tomorrow'],
  ['see you {date_short_pretty}', 'see you tomorrow'],
  ['{time_secs}', '11:30:00 PM'],
  ['{weekday}', '{weekday}'],
])('a date as %s reads %s', (format, shown) => {
  expect(renderDate(new Date('2026-06-03T03:30:00Z'), format, reader)).toBe(shown);
});

test('typed names become references, the longest name first', () => {
  const people = [
    { id: 'U1', name: 'Ana' },
    { id: 'U2', name: 'Ana Maria' },
  ] as User[];
  expect(escapeTyped('with @Ana Maria & @ana, not @Anabel', people, [])).toBe(
    'with <@U2|ana.maria> &amp; <@U1|ana>, not @Anabel',
  );
});
