import { isObject, type JsonObject } from '../../json.ts';
import { Refusal, refusedFor } from '../refusal.ts';

/** Arguments of a call: strings from forms, values from JSON, read alike. */
export class Arguments {
  readonly #values: JsonObject;

  constructor(values: JsonObject) {
    this.#values = values;
  }

  /** The text of an argument; a number or a boolean counts as its text. */
  optional(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw refusedFor('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
    return value;
  }

  /** The text as it was given, an empty one included. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return value === undefined || value === null ? undefined : String(value);
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.#values[name]));
  }

  /** An argument that is JSON, given as JSON or as text of it; undefined when absent. */
  json(name: string, refusedWith: string): unknown {
    const value = this.#values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw new Refusal(refusedWith);
    }
  }

  requiredObject(name: string): JsonObject {
    const value = this.json(name, 'invalid_arguments');
    if (value === undefined) throw refusedFor('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
    if (!isObject(value)) throw refusedFor('invalid_arguments', [`[ERROR] must be an object [json-pointer:/${name}]`]);
    return value;
  }

  /** Ids as a comma-separated text or a list. */
  ids(name: string): string[] {
    const value = this.#values[name];
    const parts = Array.isArray(value) ? value.map(String) : (this.optional(name) ?? '').split(',');
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  }
}
