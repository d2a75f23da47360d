import ICAL from 'ical.js';

/** One entry as a calendar that shares no code with Cairn reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly start: Date;
  readonly end: Date;
  readonly isUtc: boolean;
  readonly sequence: number;
  readonly stamp: Date;
}

export function readCalendar(text: string): { events: ReadEvent[]; property(name: string): string | undefined } {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = root.getAllSubcomponents('vevent').map((component): ReadEvent => {
    const event = new ICAL.Event(component);
    const stamp = component.getFirstPropertyValue('dtstamp') as ICAL.Time;
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
      isUtc: event.startDate.zone === ICAL.Timezone.utcTimezone,
      sequence: event.sequence,
      stamp: stamp.toJSDate(),
    };
  });
  return { events, property: (name) => root.getFirstPropertyValue(name)?.toString() };
}
