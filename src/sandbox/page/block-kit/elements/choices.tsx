import type { ReactNode } from 'react';
import { useId } from 'react';
import { objectAt, objectsAt, stringAt } from '../../../json.ts';
import type { Json } from '../../../page-door/contract.ts';
import { type ElementProps, useControl } from '../slot.ts';
import { TextObject } from '../text-object.tsx';
import { listOf } from '../values.ts';

/** Checkboxes and radio buttons. */
export function Choices({ element, slot }: ElementProps) {
  const { value, choose } = useControl({ element, slot });
  const isRadio = element.type === 'radio_buttons';
  const group = useId();
  const chosen = listOf(value);
  const options = objectsAt(element, 'options');
  const toggle = (picked: string) => {
    if (isRadio) return choose(picked);
    // In the order in which they stand, as Slack sends them.
    const values = options.map((option) => stringAt(option, 'value') ?? '');
    choose(values.filter((one) => (one === picked) !== chosen.includes(one)));
  };
  return (
    <Group slot={slot} isRadio={isRadio}>
      {options.map((option, index) => {
        const own = stringAt(option, 'value') ?? '';
        return (
          <Choice key={own} option={option}>
            <input
              type={isRadio ? 'radio' : 'checkbox'}
              name={group}
              checked={chosen.includes(own)}
              aria-invalid={(!isRadio && slot.field?.isInvalid) || undefined}
              data-first-focus={(element.focus_on_load === true && index === 0) || undefined}
              onChange={() => toggle(own)}
            />
          </Choice>
        );
      })}
    </Group>
  );
}

/** In a form the input block is the group already. */
function Group({ slot, isRadio, children }: { slot: ElementProps['slot']; isRadio: boolean; children: ReactNode }) {
  if (slot.field) return <div className="block-choices">{children}</div>;
  const naming = slot.besideId ? { 'aria-labelledby': slot.besideId } : { 'aria-label': 'Choose' };
  return (
    <fieldset className="block-choices" {...(isRadio ? { role: 'radiogroup' } : {})} {...naming}>
      {children}
    </fieldset>
  );
}

function Choice({ option, children }: { option: Json; children: ReactNode }) {
  const id = useId();
  const description = objectAt(option, 'description');
  return (
    <div className="block-choice">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is handed in. */}
      <label className="block-choice">
        {children}
        <TextObject object={objectAt(option, 'text')} />
      </label>
      {description && (
        <p className="block-quiet" id={id}>
          <TextObject object={description} />
        </p>
      )}
    </div>
  );
}
