import './people.css';

const hues = 8;

/** A square with initials: nothing is loaded, and everybody keeps their colour. The name always stands beside it. */
export function Avatar({ id, name, isApp = false }: { id: string; name: string; isApp?: boolean }) {
  return (
    <span className="avatar" data-hue={isApp ? 'app' : hueOf(id)} aria-hidden="true">
      {isApp ? <Cairn /> : initialsOf(name)}
    </span>
  );
}

/** Four stones on top of each other. */
function Cairn() {
  return (
    <svg viewBox="0 0 20 20" width="70%" height="70%" fill="currentColor" aria-hidden="true">
      <ellipse cx="10" cy="16.6" rx="8" ry="2.6" />
      <ellipse cx="10.4" cy="11.8" rx="6" ry="2.2" />
      <ellipse cx="9.6" cy="7.6" rx="4.2" ry="1.9" />
      <ellipse cx="10.2" cy="4" rx="2.4" ry="1.5" />
    </svg>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}
