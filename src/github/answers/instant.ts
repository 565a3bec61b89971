import { z } from 'zod';

/** GitHub's ISO time as a Date. */
export const instant = z.string().transform((text, context) => {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: 'custom', message: 'expected a time' });
  return z.NEVER;
});
