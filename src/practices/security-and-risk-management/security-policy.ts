import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { unknownBecause, yesNo } from '../outcome.ts';
import { yesFrom } from '../thresholds.ts';

export const securityPolicy = definePractice({
  id: 'security-policy',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: yesFrom(2),
  needs: ['tree', 'files', 'place'],

  evaluate({ tree, files, place }) {
    const path = tree.map(entry => entry.path).find(isPolicy);
    if (path === undefined) {
      if (place.hasSecurityPolicy === false) return yesNo(false, { figures: { isThere: false } });

      // The organization's own may hold, and it stands in another repository.
      return unknownBecause(
        place.hasSecurityPolicy === undefined ? { kind: 'clone' } : { kind: 'source', what: 'organization' },
      );
    }
    const text = files[path]?.text ?? null;
    if (text === null) return unknownBecause({ kind: 'unreadable', path, line: null });
    const figures = { isThere: true, hasContact: namesContact(text), hasTime: namesTime(text) };

    return yesNo(figures.hasContact && figures.hasTime, { evidence: [fileEvidence(path)], figures });
  },
});

const isPolicy = (path: string): boolean =>
  /^(?:\.github\/|docs\/)?security\.(?:md|rst|adoc|txt)$/i.test(path);

/** An address, a page, or GitHub's private report. */
const namesContact = (text: string): boolean =>
  /[\w.+-]{1,64}@[\w-]{1,63}\.|https?:\/\/|security\/advisories|report a vulnerability|mailto:/i.test(text);

/** `within 48 hours`, `72h`, `5 business days`, `within a few days`, `3 个工作日`. */
const namesTime = (text: string): boolean =>
  /\b(?:\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen)[ -](?:(?:business|working|calendar) )?(?:hours?|hrs?|days?|weeks?)\b|\b\d{1,3} ?h\b|\bwithin (?:an? )?(?:few |couple of )?(?:(?:business|working) )?(?:hours?|days?|weeks?)\b|\d{1,3} ?(?:个)?(?:小时|工作日|天|日|周)/i.test(
    text,
  );
