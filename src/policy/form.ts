import { z } from 'zod';
import type { Expected } from './policy-problem.ts';

/** What a value looks like: its schema, and the same in words for whoever wrote something else. */
export interface Form<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly expected: Expected;
  /** What a mistyped word may have meant. */
  readonly candidates?: readonly string[];
  /** Of a list: each of its items. */
  readonly item?: Form;
  /** Of an entry: all its keys, none of which may be left out. */
  readonly keys?: Readonly<Record<string, Form>>;
}

export function oneOf<const T extends string>(words: readonly T[]): Form<T> {
  return { schema: z.enum(words), expected: { form: 'one-of', words }, candidates: words };
}

export function number(min: number, max: number): Form<number> {
  return { schema: z.number().min(min).max(max), expected: { form: 'number', min, max } };
}

export function wholeNumber(min: number, max: number): Form<number> {
  return { schema: z.int().min(min).max(max), expected: { form: 'whole-number', min, max } };
}

export const trueOrFalse: Form<boolean> = {
  schema: z.boolean(),
  expected: { form: 'one-of', words: ['true', 'false'] },
};

/** One line, not empty. */
export function text(max: number): Form<string> {
  return { schema: oneLine(max), expected: { form: 'text', max } };
}

/** Long globs cost time on every path of a pull request. */
export function glob(max: number): Form<string> {
  return { schema: oneLine(max), expected: { form: 'glob', max } };
}

export function listOf<T>(item: Form<T>, max: number): Form<T[]> {
  const expected = { form: 'list', max, of: item.expected } as const;

  return { schema: z.array(item.schema).max(max), expected, item };
}

export function entry<T extends object>(keys: { readonly [K in keyof T]: Form<T[K]> }): Form<T> {
  const forms: Readonly<Record<string, Form>> = { ...keys };
  const shape = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, form.schema]));
  const schema = z.strictObject(shape) as unknown as z.ZodType<T>;

  return { schema, expected: { form: 'entry', keys: Object.keys(forms) }, keys: forms };
}

function oneLine(max: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]+$/u);
}
