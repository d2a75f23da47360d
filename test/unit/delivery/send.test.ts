import { describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import type { ChannelId, PersonId } from '../../../src/core/ids.ts';
import type { DeliveryId, Message } from '../../../src/delivery/message.ts';
import { openConversation, postMessage, updateMessage } from '../../../src/delivery/send.ts';
import { unsafeParts } from '../features/shown.ts';

const id = 'delivery-1' as DeliveryId;
const channel = 'G1' as ChannelId;
const sent = { channelId: channel, ts: '1.2' };

/** A client that keeps what it was asked, and answers what it is told. */
function fakeClient(answer: object) {
  const calls: Record<string, unknown>[] = [];
  const call = async (args: Record<string, unknown>) => {
    calls.push(args);
    return { ok: true, ...answer };
  };
  const client = {
    apiCall: (method: string, args: Record<string, unknown>) => call({ method, ...args }),
    chat: { update: call },
    conversations: { open: call },
  } as unknown as WebClient;
  return { client, calls };
}

const message = (text: string): Message => ({ text, blocks: [{ type: 'divider' }] });

describe('a message on its way to Slack', () => {
  test('is posted under the id of its delivery, which its metadata carries and nothing else', async () => {
    const { client, calls } = fakeClient({ ts: '1.2' });
    expect(await postMessage(client, id, channel, message('Hello'))).toEqual(sent);
    expect(calls).toEqual([
      expect.objectContaining({
        method: 'chat.postMessage',
        channel,
        text: 'Hello',
        client_msg_id: id,
        metadata: { event_type: 'cairn_delivery', event_payload: { delivery_id: id } },
      }),
    ]);
    expect(calls[0]).not.toHaveProperty('thread_ts');
  });

  test('answers in a thread, shown in the conversation too where it should be', async () => {
    for (const alsoInConversation of [true, false]) {
      const { client, calls } = fakeClient({ ts: '1.2' });
      await postMessage(client, id, channel, { ...message('x'), thread: { ts: '9.9', alsoInConversation } });
      expect(calls[0]).toMatchObject({ thread_ts: '9.9', reply_broadcast: alsoInConversation });
    }
  });

  // Slack reads the text beside blocks as mrkdwn, in notifications and on old clients.
  test.each(['<!channel> & <@U1>', '<https://evil.example|your bank>', '&lt;!here&gt;'])(
    'acts with nothing that a person typed: %s',
    async (text) => {
      const { client, calls } = fakeClient({ ts: '1.2' });
      await postMessage(client, id, channel, message(text));
      await updateMessage(client, sent, message(text));
      const texts = calls.map((each) => String(each['text']));
      expect(texts.flatMap(unsafeParts)).toEqual([]);
      const read = (each: string) => each.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect(texts.map(read)).toEqual([text, text]);
    },
  );

  test.each(['<', '&', '🧗', 'a<🧗&'])(
    'is updated with words that Slack does not cut, however long: %s',
    async (one) => {
      for (const shift of ['', 'x', 'xx', 'xxx', 'xxxx']) {
        const { client, calls } = fakeClient({});
        await updateMessage(client, sent, message(shift + one.repeat(4000)));
        const text = String(calls[0]?.['text']);
        expect(text.length).toBeLessThanOrEqual(4000);
        expect(text.length).toBeGreaterThan(3900);
        expect(text.isWellFormed()).toBe(true);
        expect(unsafeParts(text)).toEqual([]);
        expect(calls[0]).toMatchObject({ channel, ts: '1.2', blocks: [{ type: 'divider' }] });
      }
    },
  );

  test('is not taken for sent where Slack names no ts, nor a conversation for open where it names none', async () => {
    const { client } = fakeClient({});
    await expect(postMessage(client, id, channel, message('x'))).rejects.toThrow('no ts');
    await expect(openConversation(client, ['U1' as PersonId])).rejects.toThrow('no channel');
    const { client: open, calls } = fakeClient({ channel: { id: 'G1' } });
    expect(await openConversation(open, ['U1', 'U2'] as PersonId[])).toBe('G1');
    expect(calls).toEqual([{ users: 'U1,U2' }]);
  });
});
