import { randomBytes } from 'node:crypto';
import type { ReportTokens } from '../store/report-port.ts';
import { hashToken } from './find-sender.ts';

/** 192 bits of chance, with a beginning by which scanners for secrets know it. */
export const reportToken = /^rung_[0-9a-f]{48}$/;

/** A new token, told once; undefined where the repository has one of that name. */
export async function createReportToken(
  tokens: ReportTokens,
  { repositoryId, name, createdAt }: { repositoryId: number; name: string; createdAt: Date },
): Promise<string | undefined> {
  const token = `rung_${randomBytes(24).toString('hex')}`;
  const isNew = await tokens.create({ repositoryId, name, sha256: hashToken(token), createdAt });

  return isNew ? token : undefined;
}
