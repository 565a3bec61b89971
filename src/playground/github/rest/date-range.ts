const dayMs = 24 * 60 * 60 * 1000;

/** GitHub's search syntax for dates: `2026-01-01`, `>=2026-01-01T10:00:00Z`, `2026-01-01..2026-01-31`, `*..…`. */
export function inDateRange(date: Date, range: string | null): boolean {
  if (range === null) return true;
  const [from = '*', to] = range.split('..', 2);
  if (to !== undefined) return !isBefore(date, from) && !isAfter(date, to);
  const [, operator = '', text = ''] = /^(>=|<=|>|<|)(.*)$/.exec(range) ?? [];
  if (operator === '>=') return !isBefore(date, text);
  if (operator === '>') return isAfter(date, text);
  if (operator === '<=') return !isAfter(date, text);
  if (operator === '<') return isBefore(date, text);
  return !isBefore(date, text) && !isAfter(date, text);
}

function isBefore(date: Date, text: string): boolean {
  return text !== '*' && date < new Date(text);
}

/** A day without a time means all of it. */
function isAfter(date: Date, text: string): boolean {
  if (text === '*') return false;
  const end = new Date(text).getTime() + (text.includes('T') ? 0 : dayMs - 1);
  return date.getTime() > end;
}
