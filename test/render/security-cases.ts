import type { SecurityFacts } from '../../src/facts/security-facts.ts';
import { itemAt, type SecurityItem } from '../../src/practices/change-security/security-item.ts';
import { judgeSecurityChange } from '../../src/practices/security-change.ts';
import type { SecurityView } from '../../src/render/security-view.ts';
import { adviceByDefault, rule, subject, waivedByComment } from '../builders/views.ts';

const scan = '.github/workflows/scan.yml';
const nothing: SecurityFacts = {
  ...{ list: 'whole', files: [], workflows: [], owner: 'harbour' },
  said: { labels: [], sections: [] },
};
const file = { path: 'src/a.ts', previousPath: null, status: 'modified', added: new Map(), additions: 0 };

export function securityView(
  items: readonly SecurityItem[],
  values: Partial<SecurityView> = {},
): SecurityView {
  const evidence = { files: 3, items, unseen: [] };

  return {
    finding:
      items.length === 0 ? judgeSecurityChange({ ...nothing, files: [file] }) : { answer: 'unmet', evidence },
    subject: subject(),
    rule: { ...rule(), ...adviceByDefault, required: false },
    pins: new Map(),
    leftOut: [],
    waiver: null,
    policyNotices: { problems: [], notes: [] },
    ...values,
  };
}

const unseenOf = (change: Partial<SecurityFacts>) => judgeSecurityChange({ ...nothing, ...change });
const pinned = 'harbour-ext/scan@v3';

export const securityCases: Readonly<Record<string, SecurityView>> = {
  'met, required': securityView([], { rule: { ...rule(), ...adviceByDefault, required: true } }),
  'unmet, one of each': securityView([
    itemAt('dangerous-workflow', scan, 20),
    itemAt('secret-scanning', 'src/deploy.ts', 7, 'aliyun-key'),
    itemAt('destructive-ddl', 'db/migrations/V7__drop.sql', 3, 'DROP TABLE'),
    itemAt('token-permissions', scan, null, 'none'),
    itemAt('actions-pinned', scan, 14, pinned),
    itemAt('binary-free', 'lib/tool.jar'),
    itemAt('migration-reversible', 'db/migrations/V7__drop.sql'),
  ]),
  'unmet, an action whose commit is known': securityView([itemAt('actions-pinned', scan, 14, pinned)], {
    pins: new Map([
      [pinned, { reference: `harbour-ext/scan@${'5d1b7c0'.padEnd(40, '0')}`, version: '# v3' }],
    ]),
  }),
  'unmet, many, enforced and required, from a fork': securityView(
    Array.from({ length: 60 }, (_, index) => itemAt('actions-pinned', scan, index + 1, pinned)),
    { rule: rule(), subject: subject({ fromFork: true }) },
  ),
  'unmet, waived': securityView([itemAt('token-permissions', scan, null, 'write')], {
    waiver: { ...waivedByComment, practice: 'security' },
  }),
  'met, one practice left out by the policy': securityView([], {
    leftOut: [{ practice: 'actions-pinned', until: '2027-03-31' }],
  }),
  'unknown, files not listed': securityView([], { finding: unseenOf({ list: 'unlisted' }) }),
  'unknown, list cut': securityView([], { finding: unseenOf({ list: 'cut' }) }),
  'unknown, workflows not readable': securityView([], { finding: unseenOf({ workflows: 'unreadable' }) }),
  'unknown, lines left out': securityView([], {
    finding: unseenOf({ files: [{ ...file, path: 'data/quotes.csv', added: null, additions: 90_000 }] }),
  }),
};
