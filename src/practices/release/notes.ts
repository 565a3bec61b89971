import type { Finding } from '../../model/finding.ts';
import { withoutComments } from './without-comments.ts';

/** Does the release say something about itself? What it says is for people to judge. */
export function judgeNotes(body: string): Finding<never, null> {
  return { answer: withoutComments(body).trim() === '' ? 'unmet' : 'met', evidence: null };
}
