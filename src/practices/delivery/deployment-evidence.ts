import type { Deployment } from '../../metrics/delivery/deployment.ts';
import type { Evidence } from '../../model/practice-result.ts';
import { commitEvidence } from '../evidence.ts';

/** A release by its tag, a run by itself, anything else by its commit. */
export function deploymentEvidence({ sha, tag, runId }: Pick<Deployment, 'sha' | 'tag' | 'runId'>): Evidence {
  if (tag !== null) return { text: tag, at: `releases/tag/${encodeURIComponent(tag)}` };
  if (runId !== null) return { text: sha?.slice(0, 7) ?? String(runId), at: `actions/runs/${runId}` };

  return sha === null ? { text: '?' } : commitEvidence(sha);
}
