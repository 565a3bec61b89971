import { maxBytes } from '../yaml/count-nodes.ts';
import { dig, isFilled } from '../yaml/dig.ts';

/** Stands where a value is made by something that only Helm could work out. */
export const open = 'rung-open-value';

interface Frame {
  /** Whether its lines count. */
  readonly isShown: boolean;
  /** Of `with`: the path that a lone dot stands for. */
  readonly dot: string | null;
}

const control = /^\s*\{\{-?\s*(if|with|range|define|block|else|end)\b([^}]*)\}\}\s*$/;
const action = /\{\{-?([^{}]*)\}\}/g;
const wholeAction = /^(\s*)\{\{-?([^}]*)\}\}\s*$/;
const deepest = 50;
const valuePath = /^\.Values\.([\w.-]+)$/;

/**
 * A Helm template as YAML, as far as plain look-ups of values go: `if`, `with`, `toYaml` and `{{ .Values.a.b }}`. What
 * else there is becomes `open`. One pass over the lines; nothing is executed.
 */
export function renderTemplate(text: string, values: unknown, chart: string = ''): string {
  const frames: Frame[] = [];
  const lines: string[] = [];
  let openKey: { readonly index: number; readonly indent: number } | null = null;
  let last = -1;
  let size = 0;

  const emit = (line: string) => {
    if (openKey !== null && line.trim() !== '') {
      const isChild = indentOf(line) > openKey.indent || line.trimStart().startsWith('- ');
      if (!isChild) lines[openKey.index] += ` ${open}`;
      openKey = null;
    }
    if (line.trim() !== '') last = lines.length;
    size += line.length;
    lines.push(line);
  };

  for (const line of text.replace(/\{\{-?\s*\/\*.{0,2000}?\*\/\s*-?\}\}/gs, '').split('\n')) {
    // Values that are put in again and again would grow without end: nobody can read that.
    if (size > maxBytes || frames.length > deepest) return ': too large or too deep :';
    const found = control.exec(line);
    if (found !== null) {
      changeFrames(frames, found[1] as string, (found[2] ?? '').replace(/-$/, '').trim(), values);
      continue;
    }
    if (frames.some(({ isShown }) => !isShown)) continue;
    const whole = wholeAction.exec(line);
    if (whole === null) {
      emit(
        line.replace(action, (_, inside: string) =>
          scalarOf(nameMadeBy(inside, chart) ?? lookUp(inside, frames, values)),
        ),
      );
      continue;
    }
    const value = lookUp(whole[2] ?? '', frames, values);
    const key = lines[last] ?? '';
    if (!key.trimEnd().endsWith(':')) continue;
    if (value === undefined) openKey = { index: last, indent: indentOf(key) };
    else if (isFilled(value)) emit(`${' '.repeat(indentOf(key) + 2)}${JSON.stringify(value)}`);
  }
  emit('---');

  return lines.join('\n');
}

function changeFrames(frames: Frame[], word: string, subject: string, values: unknown): void {
  const last = frames.at(-1);
  if (word === 'end') frames.pop();
  else if (word === 'else') {
    frames.pop();
    frames.push({ isShown: last === undefined || !last.isShown, dot: null });
  } else frames.push({ isShown: isShown(word, subject, values), dot: valuePath.exec(subject)?.[1] ?? null });
}

/** A condition that cannot be worked out counts as true: what it holds may be there. */
function isShown(word: string, subject: string, values: unknown): boolean {
  if (word === 'define') return false;
  const [isNegated, plain] = subject.startsWith('not ') ? [true, subject.slice(4).trim()] : [false, subject];
  const path = valuePath.exec(plain)?.[1];
  if (path === undefined) return true;

  return isFilled(dig(values, ...path.split('.'))) !== isNegated;
}

/** Undefined where it is no plain look-up. */
function lookUp(inside: string, frames: readonly Frame[], values: unknown): unknown {
  const [head = ''] = inside.replace(/-$/, '').trim().split('|');
  const subject = head.replace(/^\s*(?:toYaml|quote|int|toString)\s+/, '').trim();
  const dot = frames.findLast(frame => frame.dot !== null)?.dot;
  const path = subject === '.' ? dot : valuePath.exec(subject)?.[1];

  return path === undefined || path === null ? undefined : (dig(values, ...path.split('.')) ?? null);
}

const fullName = /^\s{0,9}(?:include|template) "((?:[\w-]+\.){0,5})fullname"/;
const releaseName = /^\s{0,9}\.(?:Release|Chart)\.Name\b/;

/** Charts name their objects by a helper after the release, which is mostly named after the chart: `quotes.worker.fullname`. */
function nameMadeBy(inside: string, chart: string): string | undefined {
  if (chart === '') return undefined;
  if (releaseName.test(inside)) return chart;
  const parts = fullName.exec(inside)?.[1]?.split('.').slice(1, -1);

  return parts === undefined ? undefined : [chart, ...parts.filter(part => part !== 'names')].join('-');
}

function scalarOf(value: unknown): string {
  if (value === undefined) return open;

  return typeof value === 'object' ? '' : String(value);
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
