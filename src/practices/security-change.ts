import { type ClassOfPath, classifyPaths } from '../facts/ladder/paths/path-class.ts';
import type { FileChange, SecurityFacts } from '../facts/security-facts.ts';
import type { Finding } from '../model/finding.ts';
import { binaryItems } from './change-security/binary-items.ts';
import { migrationItems } from './change-security/migration-items.ts';
import { isReadForSecrets, secretItems } from './change-security/secret-items.ts';
import {
  type SecurityItem,
  type SecurityPractice,
  securityPractices,
} from './change-security/security-item.ts';
import { workflowItems } from './change-security/workflow-items.ts';

export type SecurityReason = 'unlisted' | 'cut' | 'unreadable' | 'broken-workflow' | 'hidden';

export interface SecurityEvidence {
  readonly files: number;
  /** By practice, the gravest first. */
  readonly items: readonly SecurityItem[];
  /** What could not be looked at. */
  readonly unseen: readonly Unseen[];
}

export interface Unseen {
  readonly reason: SecurityReason;
  readonly paths: readonly string[];
}

/** What does a change do to practices of security? Only what it brings itself counts, not what was there before. */
export function judgeSecurityChange(
  facts: SecurityFacts,
  isAsked: (practice: SecurityPractice) => boolean = () => true,
): Finding<SecurityReason, SecurityEvidence> {
  const classOf = classifyPaths({});
  const found = itemsOf(facts, classOf);
  const items = securityPractices
    .filter(isAsked)
    .flatMap(practice => found.filter(item => item.practice === practice));
  const unseen = unseenOf(facts, classOf);
  const evidence = { files: facts.files.length, items, unseen };
  if (items.length > 0) return { answer: 'unmet', evidence };
  const [first] = unseen;

  return first === undefined
    ? { answer: 'met', evidence }
    : { answer: 'unknown', reason: first.reason, evidence };
}

function itemsOf(facts: SecurityFacts, classOf: ClassOfPath): readonly SecurityItem[] {
  const { files, workflows, owner, said } = facts;
  const readable = workflows === 'unreadable' ? [] : workflows.filter(({ head }) => head.problem === null);

  return [
    ...readable.flatMap(one => workflowItems(one, owner)),
    ...files.flatMap(file => [...secretItems(file, classOf), ...binaryItems(file)]),
    ...migrationItems(files, classOf, said),
  ];
}

function unseenOf({ list, files, workflows }: SecurityFacts, classOf: ClassOfPath): readonly Unseen[] {
  const broken = workflows === 'unreadable' ? [] : workflows.filter(({ head }) => head.problem !== null);
  const hidden = files.filter(file => hidesLines(file) && isReadForSecrets(file.path, classOf));
  const pathsOf = (some: readonly { readonly path: string }[]) => some.map(({ path }) => path);

  return [
    ...(list === 'whole' ? [] : [{ reason: list, paths: [] }]),
    ...(workflows === 'unreadable' ? [{ reason: workflows, paths: [] }] : []),
    ...(broken.length === 0 ? [] : [{ reason: 'broken-workflow' as const, paths: pathsOf(broken) }]),
    ...(hidden.length === 0 ? [] : [{ reason: 'hidden' as const, paths: pathsOf(hidden) }]),
  ];
}

/** GitHub leaves the hunks of very large files out; of binary files it counts no lines. */
const hidesLines = ({ added, additions }: FileChange): boolean => added === null && additions > 0;
