import { stringAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { withEmoji } from './emoji.ts';
import { InlineMrkdwn } from './mrkdwn.tsx';

/** A text object of Block Kit, plain or mrkdwn; nothing where there is none. */
export function TextObject({ object }: { object: Json | undefined }) {
  const text = object && stringAt(object, 'text');
  if (!object || text === undefined) return null;
  if (object.type === 'mrkdwn') return <InlineMrkdwn text={text} verbatim={object.verbatim === true} />;
  return (
    <span className="block-text" dir="auto">
      {object.emoji === false ? text : withEmoji(text)}
    </span>
  );
}
