import type { Texts } from '../texts.ts';

/** `5 h 10 min`, `3 d 4 h`: the two largest units, rounded to the smaller one. */
export function durationText(minutes: number, texts: Texts): string {
  const whole = Math.round(minutes);
  if (whole < 60) return texts.text('maturity-issue:duration.minutes', { minutes: whole });
  if (whole < 48 * 60)
    return texts.text('maturity-issue:duration.hours', {
      hours: Math.floor(whole / 60),
      minutes: whole % 60,
    });
  const hours = Math.round(minutes / 60);

  return texts.text('maturity-issue:duration.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}
