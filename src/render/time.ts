/** "09:12 UTC" on the same UTC day, else "2026-11-20". */
export function clockTime(at: Date, now: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T');

  return now.toISOString().startsWith(date) ? `${time.slice(0, 5)} UTC` : date;
}

/** "2026-11-22 09:12 UTC". */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** "2026-11-23 09:00 +08:00". @param zone an IANA name that the policy has checked. */
export function zonedMoment(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'longOffset' },
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const offset = parts.get('timeZoneName')?.replace('GMT', '').replace('\u2212', '-') || '+00:00';
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];

  return `${year}-${month}-${day} ${parts.get('hour')}:${parts.get('minute')} ${offset}`;
}
