import { useState } from 'react';
import { wordsAt } from '../../../json.ts';
import { useSession } from '../../session.tsx';
import { type Choice, choiceGroups, choicesOf } from '../options.ts';
import { type ElementProps, useControl } from '../slot.ts';
import { listOf } from '../values.ts';

/** From this many on a list is searched rather than read. */
const worthSearching = 10;

/** Every menu in which several things are chosen. In a form it lies open; elsewhere it opens where it stands. */
export function MultiSelectMenu({ element, slot }: ElementProps) {
  const { workspace } = useSession();
  const control = useControl({ element, slot });
  const groups = choiceGroups(element, workspace);
  const all = choicesOf(groups);
  const chosen = listOf(control.value);
  const most = typeof element.max_selected_items === 'number' ? element.max_selected_items : all.length;
  const [sought, setSought] = useState('');
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    control.choose(next);
  };
  const summary = `${names(all, chosen) || wordsAt(element, 'placeholder') || 'None chosen'}`;
  const list = (
    <>
      {all.length >= worthSearching && (
        <input
          type="search"
          className="block-control"
          aria-label="Search in this list"
          placeholder="Search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <div className="block-choices-scroll">
        {groups.map(({ label, choices }) => (
          <div key={label} className="block-choice-group">
            {label !== '' && <p className="block-quiet">{label}</p>}
            {choices
              .filter((choice) => choice.label.toLowerCase().includes(sought.trim().toLowerCase()))
              .map(({ value, label: words }) => (
                <label key={value} className="block-choice">
                  <input
                    type="checkbox"
                    checked={chosen.includes(value)}
                    disabled={chosen.length >= most && !chosen.includes(value)}
                    aria-invalid={slot.field?.isInvalid || undefined}
                    onChange={() => toggle(value)}
                  />
                  <span dir="auto">{words}</span>
                </label>
              ))}
          </div>
        ))}
      </div>
      {most < all.length && (
        <p className="block-quiet" role="status">
          {chosen.length} of at most {most} chosen
        </p>
      )}
    </>
  );
  if (slot.field) {
    return (
      <div className="block-multi">
        <p className="block-quiet">{summary}</p>
        {list}
      </div>
    );
  }
  return (
    <details className="block-multi">
      <summary className="block-control">{summary}</summary>
      <fieldset
        aria-labelledby={slot.besideId}
        aria-label={slot.besideId ? undefined : wordsAt(element, 'placeholder') || 'Choose'}
      >
        {list}
      </fieldset>
    </details>
  );
}

function names(all: readonly Choice[], chosen: readonly string[]): string {
  return chosen.map((value) => all.find((choice) => choice.value === value)?.label ?? value).join(', ');
}
