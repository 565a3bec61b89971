import type { SlimContract } from './slim-description.ts';

type Node = { [key: string]: Node } & { nullable?: boolean; allOf?: Node; anyOf?: Node };

interface Deviation {
  readonly path: readonly string[];
  readonly reason: string;
  readonly correct: (node: Node) => void;
}

const nullable = (node: Node) => {
  node.nullable = true;
};

/** What the real GitHub takes and answers, though its description denies it: so does the stand-in. */
const deviations: readonly Deviation[] = [
  {
    path: ['components', '#/components/parameters/created', 'schema'],
    reason: 'the prose beside it says that a range of times may be asked for',
    correct: node => {
      delete node.format;
    },
  },
  {
    path: ['components', '#/components/schemas/pull-request', 'properties', 'head', 'properties', 'repo'],
    reason: 'null once the fork is deleted',
    correct: nullable,
  },
  {
    path: [
      'components',
      '#/components/schemas/pull-request-simple',
      'properties',
      'head',
      'properties',
      'repo',
    ],
    reason: 'null once the fork is deleted',
    correct: nullable,
  },
  {
    path: ['components', '#/components/schemas/workflow-run', 'properties', 'head_repository'],
    reason: 'null once the fork is deleted',
    correct: nullable,
  },
  {
    path: [
      ...[
        'operations',
        'GET /app/installations',
        'responses',
        '200',
        'content',
        'application/json',
        'schema',
      ],
      ...['items', 'properties', 'account'],
    ],
    reason: 'an account is a user or an enterprise, not both at once',
    correct: node => {
      node.anyOf = node.allOf ?? {};
      delete node.allOf;
    },
  },
];

/** The contract with these places corrected. */
export function correctDeviations(contract: SlimContract): SlimContract {
  const copy = structuredClone(contract);
  for (const { path, reason, correct } of deviations) {
    let node: Node | undefined = copy as unknown as Node;
    for (const name of path) node = node?.[name];
    if (node === undefined)
      throw new Error(`The contract has no ${path.join(' / ')} (${reason}): is the correction still needed?`);
    correct(node);
  }
  return copy;
}
