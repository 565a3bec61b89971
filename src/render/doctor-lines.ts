import type { DoctorFinding, DoctorLine } from '../model/doctor-line.ts';
import { tellSentence } from './tell-sentence.ts';
import type { Texts } from './texts.ts';

export function doctorLines(findings: readonly DoctorFinding[], texts: Texts): readonly DoctorLine[] {
  return findings.map(({ detail, fix, ...finding }) => ({
    ...finding,
    detail: tellSentence(detail, texts),
    fix: fix === null ? null : tellSentence(fix, texts),
  }));
}
