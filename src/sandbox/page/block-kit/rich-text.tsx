import type { CSSProperties, ReactNode } from 'react';
import { objectAt, objectsAt, stringAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { emojiNamed } from './emoji.ts';
import { ChannelName, DateWords, GroupName, Link, PersonName } from './references.tsx';
import './texts.css';

/** A rich_text value: a block of its own, or what stands in a table's cell. */
export function RichText({ value }: { value: Json }) {
  return (
    <div className="block-rich" dir="auto">
      {objectsAt(value, 'elements').map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place, and keep no state.
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Json }) {
  switch (part.type) {
    case 'rich_text_list':
      return <List part={part} />;
    case 'rich_text_quote':
      return (
        <blockquote className="block-rich-line">
          <Inlines of={part} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Inlines of={part} />
        </pre>
      );
    default:
      return (
        <div className="block-rich-line">
          <Inlines of={part} />
        </div>
      );
  }
}

const bullets = ['disc', 'circle', 'square'];
const numbers = ['decimal', 'lower-alpha', 'lower-roman'];

function List({ part }: { part: Json }) {
  const indent = Number(part.indent ?? 0);
  const isOrdered = part.style === 'ordered';
  const style: CSSProperties = {
    marginInlineStart: `${indent * 26}px`,
    listStyleType: (isOrdered ? numbers : bullets)[indent % 3],
  };
  const items = objectsAt(part, 'elements').map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing but their place, and keep no state.
    <li key={index} className="block-rich-line">
      <Inlines of={item} />
    </li>
  ));
  if (!isOrdered) return <ul style={style}>{items}</ul>;
  return (
    <ol style={style} start={Number(part.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Inlines({ of: part }: { of: Json }) {
  return objectsAt(part, 'elements').map((element, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: elements have nothing but their place, and keep no state.
    <Styled key={index} style={objectAt(element, 'style') ?? {}}>
      <Inline element={element} />
    </Styled>
  ));
}

function Styled({ style, children }: { style: Json; children: ReactNode }): ReactNode {
  let styled = children;
  if (style.code === true) styled = <code>{styled}</code>;
  if (style.bold === true) styled = <strong>{styled}</strong>;
  if (style.italic === true) styled = <em>{styled}</em>;
  if (style.strike === true) styled = <s>{styled}</s>;
  if (style.underline === true) styled = <u>{styled}</u>;
  if (style.highlight === true || style.client_highlight === true) styled = <mark>{styled}</mark>;
  return styled;
}

function Inline({ element }: { element: Json }) {
  const words = (key: string) => stringAt(element, key) ?? '';
  switch (element.type) {
    case 'text':
      return words('text');
    case 'link':
      return <Link url={words('url')}>{words('text') || words('url')}</Link>;
    case 'emoji':
      return emojiNamed(words('name')) ?? `:${words('name')}:`;
    case 'user':
      return <PersonName id={words('user_id')} />;
    case 'channel':
      return <ChannelName id={words('channel_id')} />;
    case 'usergroup':
      return <GroupName name="@group" />;
    case 'broadcast':
      return <GroupName name={`@${words('range')}`} />;
    case 'date':
      return (
        <DateWords
          seconds={Number(element.timestamp)}
          format={words('format')}
          fallback={words('fallback')}
          url={stringAt(element, 'url')}
        />
      );
    case 'color':
      return <Colour value={words('value')} />;
    default:
      return words('text');
  }
}

function Colour({ value }: { value: string }) {
  return (
    <>
      {/^#[0-9a-f]{3,8}$/i.test(value) && <span className="block-swatch" style={{ background: value }} />}
      {value}
    </>
  );
}
