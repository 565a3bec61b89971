import type { Levels, Line, Unit } from '../../practices/thresholds.ts';
import type { Texts } from '../texts.ts';

/** A measured value for people: one decimal for shares, two significant digits for durations. */
export function formatValue(value: number, { unit, lines }: Levels, texts: Texts): string {
  if (unit === 'yes') return texts.text(`ladder:unit.${value >= 1 ? 'yes' : 'no'}`);

  const said = inLargerUnit(value, unit, next => next >= 2);
  const asked = Object.values(lines).map(line => line.value / said.holds);

  return amountText(digits(said.value, said.unit, asked), said.unit, texts);
}

/** A line as it is asked, exactly: `≥ 70%`. Steps and yes are said in words. */
export function formatLine({ is, value }: Line, unit: Unit, texts: Texts): string {
  if (unit === 'yes') return texts.text('ladder:unit.yes');
  if (unit === 'step') return texts.text('ladder:unit.step', { value });

  const said = inLargerUnit(value, unit, next => next >= 2 && Number.isInteger(next));
  const amount = amountText(String(said.value), said.unit, texts);

  return unit === 'percent' && is === '≥' && value === 100 ? amount : `${is} ${amount}`;
}

function amountText(value: string, unit: Unit, texts: Texts): string {
  return texts.text(`ladder:unit.${unit}`, { value, single: value === '1' });
}

const larger: Partial<Record<Unit, { readonly unit: Unit; readonly holds: number }>> = {
  minutes: { unit: 'hours', holds: 60 },
  hours: { unit: 'days', holds: 24 },
};

/** Nobody reads 2351 minutes. */
function inLargerUnit(
  value: number,
  unit: Unit,
  isSaid: (next: number) => boolean,
  holds = 1,
): { readonly value: number; readonly unit: Unit; readonly holds: number } {
  const next = larger[unit];
  if (next === undefined || !isSaid(value / next.holds)) return { value, unit, holds };

  return inLargerUnit(value / next.holds, next.unit, isSaid, holds * next.holds);
}

/** Rounded onto a line that it does not stand on, `80.0%` would seem to meet the 80% that it misses. */
function digits(value: number, unit: Unit, asked: readonly number[]): string {
  const short = shortDigits(value, unit);
  if (!asked.includes(Number(short)) || asked.includes(value)) return short;
  const longer = moreDecimals.map(decimals => value.toFixed(decimals));

  return longer.find(text => !asked.includes(Number(text))) ?? short;
}

/** Beyond these a difference comes from the arithmetic. */
const moreDecimals = [1, 2, 3, 4, 5, 6];

function shortDigits(value: number, unit: Unit): string {
  if (Number.isInteger(value)) return String(value);
  if (unit === 'percent') return value.toFixed(1);
  if (unit === 'lines') return value.toFixed(0);

  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
