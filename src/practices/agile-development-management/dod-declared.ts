import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { unknownBecause, yesNo } from '../outcome.ts';
import { pullRequestTemplates } from '../pull-requests/template-tasks.ts';
import { yesFrom } from '../thresholds.ts';

const leastTasks = 3;

export const dodDeclared = definePractice({
  id: 'dod-declared',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['dod-met'],
  levels: yesFrom(2),
  statements: ['definition-of-done'],
  needs: ['tree', 'files'],

  evaluate({ tree, files }) {
    const { templates, unread } = pullRequestTemplates(tree, files);
    const longest = templates[0];
    const tasks = longest?.tasks ?? 0;
    if (tasks < leastTasks && unread !== undefined)
      return unknownBecause({ kind: 'unreadable', path: unread, line: null });

    return yesNo(tasks >= leastTasks, {
      evidence: longest === undefined ? [] : [fileEvidence(longest.path)],
      figures: { tasks, leastTasks, hasTemplate: longest !== undefined },
    });
  },
});
