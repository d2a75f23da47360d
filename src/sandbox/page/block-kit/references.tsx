// What stands in texts for people, channels, dates and addresses, in mrkdwn and in rich text alike.
import type { ReactNode } from 'react';
import { renderDate } from '../../driver/render-date.ts';
import { useReader } from './reader.ts';
import { safeAddress } from './safe-address.ts';

export function PersonName({ id }: { id: string }) {
  const reader = useReader();
  return (
    <span className={id === reader.id ? 'block-mention block-mention-me' : 'block-mention'}>
      @{reader.personName(id)}
    </span>
  );
}

export function ChannelName({ id }: { id: string }) {
  return <span className="block-mention">#{useReader().channelName(id)}</span>;
}

/** @channel, @here, a user group. */
export function GroupName({ name }: { name: string }) {
  return <span className="block-mention">{name}</span>;
}

interface DateWordsProps {
  seconds: number;
  format: string;
  fallback: string;
  url?: string;
}

/** An instant in the reader's zone. */
export function DateWords({ seconds, format, fallback, url }: DateWordsProps) {
  const instant = new Date(seconds * 1000);
  const reader = useReader();
  if (Number.isNaN(instant.getTime())) return fallback;
  const words = <time dateTime={instant.toISOString()}>{renderDate(instant, format, reader)}</time>;
  return url === undefined ? words : <Link url={url}>{words}</Link>;
}

export function Link({ url, children }: { url: string; children: ReactNode }) {
  const address = safeAddress(url);
  if (address === undefined) return children;
  return (
    <a className="block-link" href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
