import type { Instant } from '../model/records/instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as `2026-10-09`. The zone is an IANA name that the policy has checked. */
export function dayOf(at: Instant, zone: string): string {
  if (zone === 'UTC') return new Date(at).toISOString().slice(0, 10);
  let format = formats.get(zone);
  if (format === undefined) {
    // Sweden writes its dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }

  return format.format(at);
}
