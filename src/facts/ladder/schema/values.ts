import { z } from 'zod';
import type { Account } from '../../../model/records/account.ts';

/** Within what a date can be: later code makes dates of them. */
export const instant = z.number().min(0).max(8.64e15);
export const count = z.int().min(0);
export const amount = z.number().min(0);
export const day = z.iso.date();
export const texts = z.array(z.string());

export const zone = z.string().refine(isZone, 'Invalid input: expected a time zone such as Asia/Shanghai');

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

type Shape<T> = {
  readonly [Key in keyof T]-?: Record<never, never> extends Pick<T, Key>
    ? z.ZodType<T[Key] | undefined>
    : z.ZodType<T[Key]>;
};

/** All keys of the type and no others, so that no field can be forgotten here. */
export const recordOf = <T extends object>(shape: Shape<T>): z.ZodType<T> =>
  z.strictObject(shape) as unknown as z.ZodType<T>;

export const account = recordOf<Account>({ login: z.string(), isBot: z.boolean() });
export const someone = account.nullable();
