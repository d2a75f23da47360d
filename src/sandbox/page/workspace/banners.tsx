import type { Preparing } from '../../page-door/backstage-contract.ts';
import { useIsReached } from '../live.ts';
import './banners.css';

/** While Acme's first months are being lived: everything can be looked at, and nothing done. */
export function PreparingBanner({ preparing: { done, of, says } }: { preparing: Preparing }) {
  return (
    <section className="banner" aria-label="Acme’s past">
      <label className="banner-label" htmlFor="preparing">
        Acme’s first months are being lived: {says}
      </label>
      <progress id="preparing" value={done} max={of}>
        {done} of {of}
      </progress>
      <span className="banner-count">
        {done} of {of}
      </span>
    </section>
  );
}

export function StoppedBanner() {
  const isReached = useIsReached();
  return (
    <div role="alert">
      {!isReached && (
        <p className="banner banner-stopped">
          The sandbox has stopped. Start it again with <code>npm run sandbox</code>.
        </p>
      )}
    </div>
  );
}
