/**
 * A JSON Schema check (draft 2020-12) for the keywords that our schemas use.
 * An unknown keyword throws, so that no rule is passed over in silence.
 */
import { isDeepStrictEqual } from 'node:util';

type Json = Record<string, unknown>;
/** Says what is wrong with `value`, or nothing. */
type Rule = (wanted: never, value: unknown, check: Check) => string[];
type Check = (schema: Json, value: unknown) => string[];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string[] {
  if (Array.isArray(value)) return ['array'];
  if (value === null) return ['null'];
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}

const wrong = (bad: boolean, what: string) => (bad ? [what] : []);
const length = (value: unknown) => (typeof value === 'string' ? [...value].length : 0);

const rules: Record<string, Rule> = {
  type: (wanted: string | string[], value) =>
    wrong(!typeOf(value).some((type) => [wanted].flat().includes(type)), `type is not ${wanted}`),
  enum: (wanted: unknown[], value) => wrong(!wanted.includes(value), `not one of ${wanted}`),
  const: (wanted: unknown, value) => wrong(!isDeepStrictEqual(wanted, value), `not ${wanted}`),
  minimum: (wanted: number, value) => wrong(typeof value === 'number' && value < wanted, `under ${wanted}`),
  maximum: (wanted: number, value) => wrong(typeof value === 'number' && value > wanted, `over ${wanted}`),
  maxLength: (wanted: number, value) => wrong(length(value) > wanted, `longer than ${wanted}`),
  maxItems: (wanted: number, value) => wrong(Array.isArray(value) && value.length > wanted, `over ${wanted}`),
  pattern: (wanted: string, value) =>
    wrong(typeof value === 'string' && !new RegExp(wanted, 'u').test(value), `does not match ${wanted}`),
  required: (wanted: string[], value) =>
    isObject(value) ? wanted.flatMap((key) => wrong(!Object.hasOwn(value, key), `${key} is missing`)) : [],
  properties: (wanted: Record<string, Json>, value, check) =>
    Object.entries(wanted).flatMap(([key, schema]) =>
      isObject(value) && Object.hasOwn(value, key)
        ? check(schema, value[key]).map((at) => `${key}: ${at}`)
        : [],
    ),
  items: (wanted: Json, value, check) =>
    Array.isArray(value)
      ? value.flatMap((item, at) => check(wanted, item).map((each) => `[${at}] ${each}`))
      : [],
  allOf: (wanted: Json[], value, check) => wanted.flatMap((schema) => check(schema, value)),
  anyOf: (wanted: Json[], value, check) => countOf(wanted, value, check, (fits) => fits >= 1),
  oneOf: (wanted: Json[], value, check) => countOf(wanted, value, check, (fits) => fits === 1),
};

/** Without a bearing on what is valid. */
const NOTES = ['$schema', '$defs', 'title', 'description', 'default', 'examples', 'format'];

function countOf(schemas: Json[], value: unknown, check: Check, enough: (fits: number) => boolean) {
  const found = schemas.map((schema) => check(schema, value));
  return enough(found.filter((each) => !each.length).length) ? [] : found.flat();
}

/** `files` are schemas by file name; `$ref` names one of them, a place in it, or a place in the same file. */
export function validator(files: Record<string, Json>, name: string): (value: unknown) => string[] {
  const within = (file: string): Check => {
    const check: Check = (schema, value) =>
      Object.entries(schema).flatMap(([keyword, wanted]) => {
        if (keyword === '$ref') return follow(String(wanted), file)(value);
        if (NOTES.includes(keyword)) return [];
        const rule = rules[keyword];
        if (!rule) throw new Error(`the check does not know the keyword ${keyword}`);
        return rule(wanted as never, value, check);
      });
    return check;
  };
  const follow = (ref: string, from: string) => {
    const [file, pointer = ''] = ref.split('#');
    const target = file || from;
    const steps = pointer.split('/').slice(1);
    const schema = steps.reduce<unknown>((at, step) => (at as Json)[step], files[target]);
    if (!isObject(schema)) throw new Error(`${ref} leads nowhere`);
    return (value: unknown) => within(target)(schema, value);
  };
  return follow(name, name);
}
