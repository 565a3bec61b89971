const formats = new Map<string, Intl.DateTimeFormat>();
const minuteMs = 60_000;

/** The calendar day in a zone, as `2026-11-23`. */
export function localDateOf(at: Date, zone: string): string {
  return localTextOf(at, zone).slice(0, 10);
}

/**
 * When clocks in the zone show this time on this day. A time that is left out when clocks go forward comes as much later;
 * of one that comes twice it is the first.
 * @param time `09:00`
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // No offset is larger than 14 hours, and none changes by more than a day's part; both guesses around it are tried.
  const offsets = [-1, 1].map(side => offsetAt(new Date(wanted + side * 24 * 60 * minuteMs), zone));
  const found = offsets
    .map(offset => wanted - offset)
    .filter(at => at + offsetAt(new Date(at), zone) === wanted)
    .toSorted((a, b) => a - b);

  return new Date(found[0] ?? wanted - Math.min(...offsets));
}

/** How far clocks in the zone are ahead of UTC, in milliseconds. */
function offsetAt(at: Date, zone: string): number {
  const shown = Date.parse(`${localTextOf(at, zone).replace(' ', 'T')}Z`);

  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

function localTextOf(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    // Sweden writes date and time as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }

  return format.format(at);
}
