import type { Account, AppRecord } from './account-records.ts';

export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: Account;
  readonly app: AppRecord | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  labels: readonly string[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  body: string;
  readonly author: Account;
  readonly app: AppRecord | null;
  readonly reactions: CommentReaction[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface CommentReaction {
  readonly id: number;
  readonly content: string;
  readonly author: Account;
  readonly createdAt: Date;
}
