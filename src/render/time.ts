/** "09:12" on the same UTC day, else "2026-11-20". */
export function clockTime(at: Date, now: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T');

  return now.toISOString().startsWith(date) ? time.slice(0, 5) : date;
}

/** "2026-11-22 09:12 UTC". */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
