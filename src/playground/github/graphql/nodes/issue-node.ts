import { isoTime, type Json } from '../../shapes/json.ts';
import type { Comment, Issue, IssueEvent } from '../../world/conversation-records.ts';
import type { Repository } from '../../world/records.ts';
import { accountNode } from './account-node.ts';
import { connection, type ListArguments } from './connection.ts';
import { itemType } from './item-type.ts';

export function issueNode(repository: Repository, issue: Issue): Json {
  return {
    ...{ __typename: 'Issue', number: issue.number },
    timelineItems: (args: ListArguments & { itemTypes?: readonly string[] }) => {
      const comments = repository.comments.filter(one => one.issueNumber === issue.number);
      const items = [
        ...issue.events.map(event => ({ at: event.at, node: eventNode(event) })),
        ...comments.map(comment => ({ at: comment.createdAt, node: commentNode(repository, comment) })),
      ]
        .filter(({ node }) => args.itemTypes?.includes(itemType(String(node['__typename']))) ?? true)
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      return connection(items, args, ({ node }) => node);
    },
  };
}

function eventNode({ kind, actor, at, assignee, label }: IssueEvent): Json {
  return {
    ...{ __typename: kind, createdAt: isoTime(at), actor: accountNode(actor) },
    ...(assignee === undefined ? {} : { assignee: accountNode(assignee) }),
    ...(label === undefined ? {} : { label: { name: label } }),
  };
}

function commentNode(repository: Repository, comment: Comment): Json {
  const { author } = comment;
  const role = repository.collaborators.get(author.id)?.role;
  const isMember = role === 'write' || role === 'maintain' || role === 'admin';
  return {
    ...{ __typename: 'IssueComment', createdAt: isoTime(comment.createdAt), author: accountNode(author) },
    authorAssociation: author.id === repository.owner.id ? 'OWNER' : isMember ? 'COLLABORATOR' : 'NONE',
  };
}
