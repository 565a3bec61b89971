import { windowDays } from '../../metrics/window.ts';
import { webLinks } from '../link.ts';
import { zonedMoment } from '../time.ts';
import { timeBound } from './content-of.ts';
import type { SaidBy } from './issue-inputs.ts';
import type { IssueView } from './issue-view.ts';

/** What the answers rest on, who asks for the target, what this is not, and how to have quiet. */
export function maturityFoot(view: IssueView): string {
  const { assessment, facts, targetSaidBy, texts, url, zone } = view;
  const { profile, isDetected } = assessment.profile;
  const data = { time: zonedMoment(assessment.at, zone), days: windowDays };
  const basis = {
    ...{ catalogue: assessment.catalogue, profile, detected: isDetected, target: facts.policy.target },
    place: texts.text('maturity-issue:label.place', { ...targetSaidBy }),
    url: placeUrl(targetSaidBy, url),
  };

  return [
    timeBound(String(texts.markdown('maturity-issue:foot.data', data))),
    texts.markdown('maturity-issue:foot.basis', basis),
    texts.markdown('maturity-issue:foot.model'),
    texts.markdown('maturity-issue:foot.quiet'),
  ].join('\n');
}

/** The line on the default branch; of the organization's file in its own repository. Null for a built-in value. */
function placeUrl({ file, line }: SaidBy, url: string): string | null {
  if (file === null) return null;
  const { origin, pathname } = new URL(url);
  const [path = '', owner] = file.split(' → ').toReversed();
  const repository = owner ?? pathname.replace(/^\/|\/$/g, '');

  return webLinks(origin, repository).file(repository, 'HEAD', path, line);
}
