import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * How many nodes a question may bring, as GitHub counts them before it answers: the rows of each list times the rows of
 * those around it. Above 500,000 it refuses.
 */
export function nodeCount(document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const fragments = new Map(
    document.definitions.flatMap(one =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );

  function count(set: SelectionSetNode, around: number): number {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) sum += count(fragment, around);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) sum += count(selection.selectionSet, around);
      else if (selection.selectionSet !== undefined) {
        const rows = selection.arguments?.flatMap(({ name, value }) => {
          if (name.value === 'ids' && value.kind === Kind.VARIABLE)
            return (variables[value.name.value] as readonly string[] | undefined)?.length ?? 0;
          if (name.value !== 'first' && name.value !== 'last') return [];
          return Number(
            value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? value.value : 0,
          );
        })[0];
        sum += rows === undefined ? 0 : around * rows;
        sum += count(selection.selectionSet, around * (rows ?? 1));
      }
    }
    return sum;
  }

  const operation = document.definitions.find(one => one.kind === Kind.OPERATION_DEFINITION);
  return operation === undefined ? 0 : count(operation.selectionSet, 1);
}
