import { describe, expect, test } from '@jest/globals';
import { firstUnreadOf, repliesTo, timelineOf } from '../../../../src/sandbox/page/conversation/timeline.ts';
import type { MessageView } from '../../../../src/sandbox/page-door/contract.ts';

const berlin = 'Europe/Berlin';

function message(ts: string, postedAt: string, more: Partial<MessageView> = {}): MessageView {
  const author = { authorId: 'UANA', authorName: 'Ana', isApp: false };
  const state = { onlyYou: false, isEdited: false, threadTs: null, broadcast: false };
  return { ts, postedAt, text: ts, blocks: [], values: {}, ...author, ...state, ...more };
}

/** The lines as words, to be compared at a glance. */
function drawn(messages: readonly MessageView[], timeZone = berlin, firstUnreadTs?: string): string[] {
  return timelineOf(messages, { timeZone, firstUnreadTs }).map((line) => {
    if (line.kind === 'message') return line.thread ? `${line.message.ts} (${line.thread.replies})` : line.message.ts;
    return line.kind === 'day' ? `day of ${line.at}` : 'new';
  });
}

describe('the lines of a conversation', () => {
  const late = '2026-11-23T22:30:00Z';
  const early = '2026-11-23T23:30:00Z';

  test('a day begins at the midnight of the zone it is read in', () => {
    const messages = [message('1.1', late), message('2.1', early)];
    expect(drawn(messages, berlin)).toEqual([`day of ${late}`, '1.1', `day of ${early}`, '2.1']);
    expect(drawn(messages, 'UTC')).toEqual([`day of ${late}`, '1.1', '2.1']);
  });

  test('replies are counted where their thread begins, and stand in the conversation only when broadcast', () => {
    const messages = [
      message('1.1', late),
      message('2.1', late, { threadTs: '1.1' }),
      message('3.1', late, { threadTs: '1.1', broadcast: true }),
    ];
    expect(drawn(messages)).toEqual([`day of ${late}`, '1.1 (2)', '3.1']);
    expect(timelineOf(messages, { timeZone: berlin, firstUnreadTs: undefined })[1]).toMatchObject({
      thread: { replies: 2, lastAt: late },
    });
    expect(repliesTo(messages, '1.1').map(({ ts }) => ts)).toEqual(['2.1', '3.1']);
  });

  test('"New" stands above the first unread message', () => {
    expect(drawn([message('1.1', late), message('2.1', late)], berlin, '2.1')).toEqual([
      `day of ${late}`,
      '1.1',
      'new',
      '2.1',
    ]);
  });
});

describe('the first unread message', () => {
  const at = '2026-11-23T08:00:00Z';
  const read = (messages: readonly MessageView[], lastReadTs: string | null) =>
    firstUnreadOf(messages, { lastReadTs, personId: 'UBIBEK' });

  test('is the first after the one last read, to the last digit', () => {
    const messages = [message('1790000000.000012', at), message('1790000000.000013', at)];
    expect(read(messages, '1790000000.000012')).toBe('1790000000.000013');
    expect(read(messages, '1790000000.000013')).toBeUndefined();
  });

  test('is the very first where nothing was read', () => {
    expect(read([message('1.1', at), message('2.1', at)], null)).toBe('1.1');
  });

  test('is never one’s own, never in a thread, and never what only oneself sees', () => {
    const messages = [
      message('2.1', at, { authorId: 'UBIBEK' }),
      message('3.1', at, { threadTs: '1.1' }),
      message('4.1', at, { onlyYou: true }),
    ];
    expect(read(messages, '1.1')).toBeUndefined();
  });
});
