import { useId, useRef } from 'react';
import type { TourView } from '../../page-door/backstage-contract.ts';
import type { PersonView } from '../../page-door/contract.ts';
import { cityOf, timeOfDay } from '../clock/times.ts';
import { useTick } from '../clock/use-clock.ts';
import { useSession } from '../session.tsx';
import { hrefOf } from '../window/address.ts';
import { useWindowState } from '../window/window-state.tsx';
import { Avatar } from './avatar.tsx';
import './people.css';

/** Who sits at this window. One press makes it somebody else; each can have a window of their own as well. */
export function PersonSwitcher({ tour }: { tour: TourView | undefined }) {
  const { workspace } = useSession();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useTick(60_000);
  const cast = tour ? Object.values(tour.cast) : [];
  const people = workspace.people.filter(({ isBot, isActive }) => !isBot && isActive);
  const isAtHand = (person: PersonView) => person.id === workspace.me.id || cast.includes(person.id);
  // Whoever is not of the tour's cast stands first: one is never out of one's own sight.
  const rank = (person: PersonView) => cast.indexOf(person.id);
  const atHand = people.filter(isAtHand).sort((one, other) => rank(one) - rank(other));
  const others = people.filter((person) => !isAtHand(person));
  return (
    <section className="switcher" aria-label="Who you are">
      <span className="switcher-name">You are</span>
      <ul className="switcher-row">
        {atHand.map((person) => (
          <PersonChoice key={person.id} person={person} />
        ))}
        {others.length > 0 && (
          <li className="switcher-more">
            <button type="button" className="button" popoverTarget={listId}>
              {others.length} more people
            </button>
            <div ref={list} id={listId} popover="auto" className="switcher-others">
              <ul>
                {others.map((person) => (
                  <PersonChoice key={person.id} person={person} whenChosen={() => list.current?.hidePopover()} />
                ))}
              </ul>
            </div>
          </li>
        )}
      </ul>
    </section>
  );
}

function PersonChoice({ person, whenChosen }: { person: PersonView; whenChosen?: () => void }) {
  const { workspace, now } = useSession();
  const { be, address } = useWindowState();
  const isMe = person.id === workspace.me.id;
  const hereAndNow = `${timeOfDay(now(), person.tz)} in ${cityOf(person.tz)}`;
  return (
    <li className="person" data-me={isMe}>
      <button
        type="button"
        className="person-choice"
        aria-pressed={isMe}
        title={person.tz}
        onClick={() => {
          be(person.id);
          whenChosen?.();
        }}
      >
        <Avatar id={person.id} name={person.name} />
        <span className="person-words">
          <span className="person-name">
            {isMe && <span aria-hidden="true">✓ </span>}
            <span className="person-unseen">Be </span>
            {person.name}
            <span className="person-unseen">, </span>
          </span>
          {person.title !== '' && <span className="person-known">{person.title}</span>}
          <span className="person-known">{hereAndNow}</span>
        </span>
      </button>
      <a
        className="person-window"
        href={hrefOf({ as: person.id, in: address.in })}
        target="_blank"
        rel="noopener"
        title="Open in a new window"
      >
        <span aria-hidden="true">↗</span>
        <span className="for-screen-readers">Open {person.name} in a new window</span>
      </a>
    </li>
  );
}
