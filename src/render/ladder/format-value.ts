import type { Line, Unit } from '../../practices/thresholds.ts';
import type { Texts } from '../texts.ts';

/** A measured value for people: one decimal for shares, two significant digits for durations. */
export function formatValue(value: number, unit: Unit, texts: Texts): string {
  if (unit === 'yes') return texts.text(`ladder:unit.${value >= 1 ? 'yes' : 'no'}`);

  return texts.text(`ladder:unit.${unit}`, { value: digits(value, unit) });
}

/** A line as it is asked, exactly: `≥ 70%`. Steps and yes are said in words. */
export function formatLine({ is, value }: Line, unit: Unit, texts: Texts): string {
  if (unit === 'yes') return texts.text('ladder:unit.yes');
  if (unit === 'step') return texts.text('ladder:unit.step', { value });

  const amount = texts.text(`ladder:unit.${unit}`, { value: String(value) });

  return unit === 'percent' && is === '≥' && value === 100 ? amount : `${is} ${amount}`;
}

function digits(value: number, unit: Unit): string {
  if (Number.isInteger(value)) return String(value);
  if (unit === 'percent') return value.toFixed(1);
  if (unit === 'lines') return value.toFixed(0);

  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
