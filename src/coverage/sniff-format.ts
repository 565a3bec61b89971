import { SaxesParser } from 'saxes';
import type { ReportFormat } from '../model/coverage.ts';
import { decoderFor } from './decode-report.ts';

const lcovPreamble = /^(?:#|TN:|VER:|$)/;

/** Tells the format from the first bytes of the content; undefined when it is no report Rung reads. */
export function sniffFormat(head: Uint8Array): ReportFormat | undefined {
  const text = decodeLeniently(head);
  if (text.trimStart().startsWith('<')) return isCobertura(text) ? 'cobertura' : undefined;
  return isLcov(text) ? 'lcov' : undefined;
}

function decodeLeniently(head: Uint8Array): string {
  try {
    return decoderFor(head).decode(head, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(head);
  }
}

function isLcov(text: string): boolean {
  const lines = text.split('\n').map(line => line.trim());
  const first = lines.findIndex(line => line.startsWith('SF:'));
  if (lines.slice(0, first === -1 ? undefined : first).every(line => lcovPreamble.test(line))) {
    return first !== -1 || lines.some(line => line.startsWith('TN:'));
  }
  // A damaged beginning must not cost the whole report.
  return first !== -1 && lines.slice(first).some(line => /^(?:DA:\d|end_of_record$)/.test(line));
}

/** Clover and SonarQube reports have the root `coverage` too, but other children and no `line-rate`. */
function isCobertura(text: string): boolean {
  const parser = new SaxesParser();
  let elements = 0;
  let answer: boolean | undefined;
  parser.on('error', () => {});
  parser.on('opentag', ({ name, attributes }) => {
    elements++;
    if (answer !== undefined) return;
    if (elements === 1 && name !== 'coverage') answer = false;
    else if (elements === 1 && 'line-rate' in attributes) answer = true;
    else if (elements === 2) answer = name === 'packages' || name === 'sources';
  });
  parser.write(text);
  return answer ?? false;
}
