import { changeOrganizationPolicy, changePolicy, proposePolicy, switchLanguage } from './change-policy.ts';
import { closePull, labelQuiet, mergePull, reopenPull, toDraft, toReady } from './change-state.ts';
import type { Move } from './move.ts';
import { openAnother } from './open-another.ts';
import { openUntested } from './open-untested.ts';
import { publishBareRelease, publishRelease } from './publish-release.ts';
import { pushFix } from './push-fix.ts';
import { reRun } from './re-run.ts';
import { turnMainGreen, turnMainRed } from './turn-main.ts';
import { writeComment } from './write-comment.ts';

export const allMoves: readonly Move[] = [
  openUntested,
  pushFix,
  openAnother,
  ...[closePull, reopenPull, toDraft, toReady, mergePull, labelQuiet],
  ...[turnMainRed, turnMainGreen],
  ...[switchLanguage, changePolicy, proposePolicy, changeOrganizationPolicy],
  ...[publishRelease, publishBareRelease],
  writeComment,
  reRun,
];
