import { z } from 'zod';
import type { Form } from './form.ts';
import { keyForm, readKeyPattern } from './work-item-key.ts';

/** A day of the calendar: there is no 30 February. */
export const date: Form<string> = { schema: z.iso.date(), expected: { form: 'date' } };

export const time: Form<string> = {
  schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  expected: { form: 'time' },
};

/** An IANA name, also an older one such as `Asia/Chongqing`; no offset, since offsets know no summer time. */
export const zone: Form<string> = {
  schema: z
    .string()
    .max(64)
    .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/)
    .refine(isZone),
  expected: { form: 'zone' },
};

/** The catalogue of practices grows with Rung: only the form of an id is known here. */
export const practice: Form<string> = {
  schema: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  expected: { form: 'practice' },
};

/** `owner/name` as GitHub allows them. */
export const repository: Form<string> = {
  schema: z
    .string()
    .max(140)
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9._-]+$/),
  expected: { form: 'repository' },
};

export const workItemKey: Form<string> = {
  schema: z
    .string()
    .max(64)
    .regex(keyForm)
    .refine(text => readKeyPattern(text) !== undefined),
  expected: { form: 'work-item-key' },
};

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
