import { notAsked, type Readiness, type ReadinessItem } from '../../src/practices/definition-of-done.ts';
import type { DoneView } from '../../src/render/done-output.ts';
import { adviceByDefault, rule, subject, waivedByPolicy } from '../builders/views.ts';

const row = (item: ReadinessItem, answer: Readiness['answer'], part = 0, whole = 0): Readiness => ({
  ...{ item, answer, part, whole },
});

const all = (answer: Readiness['answer']): readonly Readiness[] => [
  ...[row('work-item', answer), row('priority', answer), row('claimed', answer), row('tests', answer)],
  ...[
    row('tasks', answer, answer === 'met' ? 3 : 1, 3),
    row('size', answer, answer === 'met' ? 120 : 1240, 395),
  ],
  ...[row('threads', answer, answer === 'met' ? 2 : 1, 2), row('approvals', answer)],
];

function doneView(
  answer: 'met' | 'unmet',
  items: readonly Readiness[],
  values: Partial<DoneView> = {},
): DoneView {
  return {
    finding: { answer, evidence: { items } },
    subject: subject(),
    rule: { ...rule(), ...adviceByDefault, required: false },
    waiver: null,
    policyNotices: { problems: [], notes: [] },
    ...values,
  };
}

export const doneCases: Readonly<Record<string, DoneView>> = {
  'met, all asked': doneView('met', all('met')),
  'unmet, all of it': doneView('unmet', all('unmet')),
  'unmet, one item': doneView('unmet', [row('work-item', 'unmet'), row('tests', 'met')]),
  'unmet, enforced and required, a review to come': doneView(
    'unmet',
    [row('work-item', 'met'), row('approvals', 'unmet')],
    { rule: rule() },
  ),
  'unmet, waived': doneView('unmet', [row('tasks', 'unmet', 1, 4)], {
    waiver: { ...waivedByPolicy, practice: 'definition-of-done' },
  }),
  'unknown in all': doneView('met', [], {
    finding: { answer: 'unknown', reason: 'unreadable', evidence: { items: all('unknown') } },
  }),
  'not applicable, a draft': doneView('met', [], { finding: notAsked('draft') }),
  'not applicable, an app': doneView('met', [], { finding: notAsked('app') }),
  'not applicable, a deleted account': doneView('met', [], { finding: notAsked('deleted') }),
  'not applicable, nothing asked': doneView('met', [], { finding: notAsked('nothing-asked') }),
};
