import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const production =
  /(?:^|\/)(?:(?:[^/]+\.)?(?:dockerfile|containerfile)(?:\.[^/]+)?|(?:docker-)?compose[^/]*\.ya?ml|chart\.yaml|values[^/]*\.ya?ml|kustomization\.ya?ml|[^/]+\.(?:tf|tfvars|bicep))$|(?:^|\/)(?:\.?k8s|kubernetes|manifests|charts?|helm|kustomize|infra|infrastructure|terraform|gitops|argocd|overlays|migrations?|migrate)\/|^deploy(?:ment)?s?\//i;
const example = /(?:^|\/)(?:examples?|samples?|tests?|docs?|fixtures?)\//i;
const section = /roll ?-?back|back ?out|way back|revert plan|risk|impact|回滚|回退|风险|影响/i;
const label = /(?:^|[^a-z])risk(?:[^a-z]|$)|风险/i;

export const changeRiskRecord = definePractice({
  id: 'change-risk-record',
  domain: 'technical-operations',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 3: 50, 4: 90, 5: 100 }),
  lines: 'judgement',
  subItems: ['CD-CM-CG-CP'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }) {
    const merged = pullRequests.filter(({ author, mergedAt }) => isHuman(author) && mergedAt !== null);
    // One whose files GitHub told in part only belongs to neither side.
    const seen = merged.filter(({ files }) => files !== null);
    const asked = seen.filter(changesProduction);
    const enough = inWindow(merged, pull => pull.mergedAt, at, minimumSamples.ofShare).enough;
    const window = inWindow(asked, pull => pull.mergedAt, at, minimumSamples.ofShare);
    if (enough && !window.enough && window.n === 0) return nothingOf('changes');

    return shareThatDoes(window, recordsRisk, pullEvidence, {
      figures: { unseen: merged.length - seen.length },
    });
  },
});

/** It touches what is deployed, a migration or infrastructure. */
export const changesProduction = ({ files }: Pick<PullRequestRecord, 'files'>): boolean =>
  (files ?? []).some(({ path }) => production.test(path) && !example.test(path));

/** A section of its text that is filled in, or a label, says how dangerous it is or how to take it back. */
export const recordsRisk = ({ text, labels }: Pick<PullRequestRecord, 'text' | 'labels'>): boolean =>
  text.sections.some(heading => section.test(heading)) || labels.some(name => label.test(name));
