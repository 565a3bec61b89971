import type { Evidence } from '../model/practice-result.ts';

export const pullEvidence = ({ number }: { readonly number: number }): Evidence => ({
  text: `#${number}`,
  at: `pull/${number}`,
});

export const issueEvidence = ({ number }: { readonly number: number }): Evidence => ({
  text: `#${number}`,
  at: `issues/${number}`,
});

export const runEvidence = ({ id, name }: { readonly id: number; readonly name: string }): Evidence => ({
  text: name,
  at: `actions/runs/${id}`,
});

export const fileEvidence = (path: string, line?: number, text: string = path): Evidence =>
  line === undefined ? { text, path } : { text, path, line };

export const commitEvidence = (sha: string): Evidence => ({ text: sha.slice(0, 7), at: `commit/${sha}` });
