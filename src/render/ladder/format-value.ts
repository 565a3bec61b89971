import type { Line, Unit } from '../../practices/thresholds.ts';
import type { Texts } from '../texts.ts';

/** A measured value for people: one decimal for shares, two significant digits for durations. */
export function formatValue(value: number, unit: Unit, texts: Texts): string {
  if (unit === 'yes') return texts.text(`ladder:unit.${value >= 1 ? 'yes' : 'no'}`);

  const said = inLargerUnit(value, unit, next => next >= 2);

  return texts.text(`ladder:unit.${said.unit}`, { value: digits(said.value, said.unit) });
}

/** A line as it is asked, exactly: `≥ 70%`. Steps and yes are said in words. */
export function formatLine({ is, value }: Line, unit: Unit, texts: Texts): string {
  if (unit === 'yes') return texts.text('ladder:unit.yes');
  if (unit === 'step') return texts.text('ladder:unit.step', { value });

  const said = inLargerUnit(value, unit, next => next >= 2 && Number.isInteger(next));
  const amount = texts.text(`ladder:unit.${said.unit}`, { value: String(said.value) });

  return unit === 'percent' && is === '≥' && value === 100 ? amount : `${is} ${amount}`;
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
): { readonly value: number; readonly unit: Unit } {
  const next = larger[unit];
  if (next === undefined || !isSaid(value / next.holds)) return { value, unit };

  return inLargerUnit(value / next.holds, next.unit, isSaid);
}

function digits(value: number, unit: Unit): string {
  if (Number.isInteger(value)) return String(value);
  if (unit === 'percent') return value.toFixed(1);
  if (unit === 'lines') return value.toFixed(0);

  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
