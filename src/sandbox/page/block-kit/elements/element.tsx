import type { ComponentType } from 'react';
import { stringAt } from '../../../json.ts';
import { Picture } from '../picture.tsx';
import type { ElementProps } from '../slot.ts';
import { Unshown } from '../unshown.tsx';
import { ButtonElement, FeedbackButtons, IconButtonElement } from './button.tsx';
import { Choices } from './choices.tsx';
import { MultiSelectMenu } from './multi-select-menu.tsx';
import { OverflowMenu } from './overflow.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './pickers.tsx';
import { SelectMenu } from './select-menu.tsx';
import { TextInput } from './text-inputs.tsx';

const elements: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: ButtonElement,
  icon_button: IconButtonElement,
  feedback_buttons: FeedbackButtons,
  overflow: OverflowMenu,
  static_select: SelectMenu,
  users_select: SelectMenu,
  channels_select: SelectMenu,
  conversations_select: SelectMenu,
  multi_static_select: MultiSelectMenu,
  multi_users_select: MultiSelectMenu,
  multi_channels_select: MultiSelectMenu,
  multi_conversations_select: MultiSelectMenu,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  plain_text_input: TextInput,
  number_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  rich_text_input: TextInput,
  image: ({ element }) => (
    <Picture isSmall address={stringAt(element, 'image_url') ?? ''} description={stringAt(element, 'alt_text') ?? ''} />
  ),
};

/** Elements that are several controls: their label is a legend. */
const groups = ['checkboxes', 'radio_buttons'];

export function isGroup(type: unknown): boolean {
  return groups.includes(String(type)) || String(type).startsWith('multi_');
}

/** Any element of Block Kit. */
export function Element(props: ElementProps) {
  const type = String(props.element.type);
  const Drawn = Object.hasOwn(elements, type) ? elements[type] : undefined;
  return Drawn ? <Drawn {...props} /> : <Unshown what={type} />;
}
