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
  let sawTestName = false;
  for (const rawLine of text.split('\n')) {
    const line = rawLine.trim();
    if (line.startsWith('SF:')) return true;
    if (!lcovPreamble.test(line)) return false;
    sawTestName ||= line.startsWith('TN:');
  }
  return sawTestName;
}

/** Clover and SonarQube reports have the root `coverage` too, but other children and no `line-rate`. */
function isCobertura(text: string): boolean {
  const parser = new SaxesParser({ position: false });
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
