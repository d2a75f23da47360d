import { isObject, type JsonObject } from '../json.ts';

/** One thing Slack would refuse, and the JSON pointer to it. */
export interface BlockKitFault {
  readonly pointer: string;
  readonly problem: string;
}

export type HasPicture = (fileId: string) => boolean;

export type Surface = 'message' | 'modal' | 'home';

/** Where a check stands: every check reports into the same list. */
export interface Place {
  readonly pointer: string;
  readonly surface: Surface;
  readonly faults: BlockKitFault[];
  /** Whether Slack has a picture of this id; any will do where nobody can tell. */
  readonly hasPicture?: HasPicture;
}

export type Check = (value: unknown, place: Place) => void;

export function report(place: Place, problem: string): void {
  place.faults.push({ pointer: place.pointer, problem });
}

export function below(place: Place, key: string | number): Place {
  return { ...place, pointer: `${place.pointer}/${key}` };
}

export function text({ max, min = 1 }: { max: number; min?: number }): Check {
  return (value, place) => {
    if (typeof value !== 'string') report(place, 'must be a string');
    else if (value.length < min) report(place, `must be at least ${min} character${min === 1 ? '' : 's'} long`);
    else if (value.length > max) report(place, `longer than ${max} characters`);
  };
}

export function matching(pattern: RegExp, described: string): Check {
  return (value, place) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(place, `must be ${described}`);
  };
}

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') report(place, 'must be true or false');
};

export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {}): Check {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) report(place, 'must be a whole number');
    else if (value < min || value > max) report(place, `must be between ${min} and ${max}`);
  };
}

export function oneOf(...allowed: string[]): Check {
  return (value, place) => {
    if (!allowed.includes(value as string)) report(place, `must be one of ${allowed.join(', ')}`);
  };
}

export function list(item: Check, { min = 1, max }: { min?: number; max: number }): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return report(place, 'must be an array');
    if (value.length < min) report(place, `must have at least ${min} item${min === 1 ? '' : 's'}`);
    if (value.length > max) report(place, `more than ${max} items`);
    value.forEach((entry, index) => {
      item(entry, below(place, index));
    });
  };
}

export interface Shape {
  readonly required?: Record<string, Check>;
  readonly optional?: Record<string, Check>;
  /** Rules between several properties. */
  readonly also?: (object: JsonObject, place: Place) => void;
}

/** An object with exactly these properties: Slack refuses unknown ones too. */
export function object({ required = {}, optional = {}, also }: Shape): Check {
  return (value, place) => {
    if (!isObject(value)) return report(place, 'must be an object');
    for (const [key, check] of Object.entries(required)) {
      if (value[key] === undefined || value[key] === null) report(place, `missing required field: ${key}`);
      else check(value[key], below(place, key));
    }
    for (const key of Object.keys(value)) {
      if (key in required || value[key] === undefined) continue;
      const check = optional[key];
      if (check) check(value[key], below(place, key));
      else report(below(place, key), `unknown property: ${key}`);
    }
    also?.(value, place);
  };
}

/** Chooses the shape by the object's `type`; `allowed` narrows which types may stand here. */
export function byType(shapes: Record<string, Shape>, allowed?: (surface: Surface) => readonly string[]): Check {
  return (value, place) => {
    if (!isObject(value)) return report(place, 'must be an object');
    const type = typeof value.type === 'string' ? value.type : '';
    const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (!shape) return report(below(place, 'type'), `unsupported type: ${type || 'none'}`);
    if (allowed && !allowed(place.surface).includes(type)) {
      return report(below(place, 'type'), `${type} is not allowed here`);
    }
    object({ ...shape, required: { type: oneOf(type), ...shape.required } })(value, place);
  };
}
