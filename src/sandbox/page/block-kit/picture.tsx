import { localPicture } from './safe-address.ts';

interface PictureProps {
  address: string;
  description: string;
  isSmall?: boolean;
}

/** A picture; one from elsewhere is only named, because no request leaves this machine. */
export function Picture({ address, description, isSmall = false }: PictureProps) {
  const local = localPicture(address);
  const shape = isSmall ? 'block-picture block-picture-small' : 'block-picture';
  if (local !== undefined) return <img className={shape} src={local} alt={description} />;
  return (
    <span className={`${shape} block-picture-elsewhere`} role="img" aria-label={description || 'Picture'}>
      <span aria-hidden="true">🖼️</span>
      {!isSmall && <span>{description || 'A picture'} (not loaded: it is not on this machine)</span>}
    </span>
  );
}
