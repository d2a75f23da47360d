import { stringAt } from '../../../json.ts';
import { useReader } from '../reader.ts';
import { controlNaming, type ElementProps, useControl } from '../slot.ts';
import { useSettled } from '../use-settled.ts';
import { textOf } from '../values.ts';
import { instantOf, wallTime } from '../zoned-time.ts';

export function DatePicker(props: ElementProps) {
  return <Picker {...props} type="date" />;
}

export function TimePicker(props: ElementProps) {
  const zone = stringAt(props.element, 'timezone');
  return (
    <div className="block-row">
      <Picker {...props} type="time" />
      {zone && <span className="block-quiet">{zone}</span>}
    </div>
  );
}

function Picker({ element, slot, type }: ElementProps & { type: 'date' | 'time' }) {
  const { shown, change, handlers } = useSettled(useControl({ element, slot }), slot.tells);
  return (
    <input
      {...controlNaming({ element, slot })}
      {...handlers}
      type={type}
      className="block-control"
      value={textOf(shown)}
      onChange={(event) => change(event.target.value || null)}
    />
  );
}

/** Shows and takes the viewer's own time, wherever this browser is. */
export function DateTimePicker({ element, slot }: ElementProps) {
  const { tz } = useReader();
  const { shown, change, handlers } = useSettled(useControl({ element, slot }), slot.tells);
  const seconds = textOf(shown);
  return (
    <div className="block-row">
      <input
        {...controlNaming({ element, slot })}
        {...handlers}
        type="datetime-local"
        className="block-control"
        value={/^\d+$/.test(seconds) ? wallTime(Number(seconds), tz) : ''}
        onChange={(event) => change(instantOf(event.target.value, tz)?.toString() ?? null)}
      />
      <span className="block-quiet">{tz} time</span>
    </div>
  );
}
