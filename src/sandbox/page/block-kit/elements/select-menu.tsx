import { wordsAt } from '../../../json.ts';
import { useSession } from '../../session.tsx';
import { type Choice, choiceGroups, choicesOf } from '../options.ts';
import { controlNaming, type ElementProps, useControl } from '../slot.ts';
import { useSettled } from '../use-settled.ts';
import { textOf } from '../values.ts';

/** Every menu in which one thing is chosen: options, people, channels, conversations. */
export function SelectMenu({ element, slot }: ElementProps) {
  const { workspace } = useSession();
  const { shown, change, handlers } = useSettled(useControl({ element, slot }), slot.tells);
  const groups = choiceGroups(element, workspace);
  const chosen = textOf(shown);
  // What was chosen by somebody who sees more, or before somebody left.
  const isUnseen = chosen !== '' && !choicesOf(groups).some(({ value }) => value === chosen);
  return (
    <select
      {...controlNaming({ element, slot })}
      {...handlers}
      className="block-control"
      value={chosen}
      onChange={(event) => change(event.target.value || null)}
    >
      <option value="">{wordsAt(element, 'placeholder') || 'Choose…'}</option>
      {isUnseen && <option value={chosen}>{nameOfUnseen(chosen, workspace.people)}</option>}
      {groups.map(({ label, choices }) =>
        label === '' ? (
          <Options key="all" choices={choices} />
        ) : (
          <optgroup key={label} label={label}>
            <Options choices={choices} />
          </optgroup>
        ),
      )}
    </select>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

function nameOfUnseen(id: string, people: readonly { id: string; name: string }[]): string {
  return people.find((person) => person.id === id)?.name ?? id;
}
