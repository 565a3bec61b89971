import type { Trigger } from './workflow.ts';
import type { WorkflowReader } from './workflow-reader.ts';

/** `on: push`, `on: [push, pull_request]` and `on: { push: { branches: … } }` alike. */
export function readTriggers(reader: WorkflowReader, on: unknown): readonly Trigger[] {
  if (!reader.isMap(on)) return reader.texts(on).map(event => trigger(reader, event, undefined));

  return [...reader.mapOf(on)].map(([event, filters]) => trigger(reader, event, filters));
}

function trigger(reader: WorkflowReader, event: string, filters: unknown): Trigger {
  const given = reader.mapOf(filters);
  const listed = (key: string) => (given.has(key) ? reader.texts(given.get(key)) : null);

  return {
    event,
    branches: listed('branches'),
    branchesIgnore: listed('branches-ignore'),
    tags: listed('tags'),
    tagsIgnore: listed('tags-ignore'),
    paths: listed('paths'),
    pathsIgnore: listed('paths-ignore'),
    workflows: listed('workflows'),
  };
}
