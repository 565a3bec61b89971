import { maintainer, policyPath } from '../harbour.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';
import type { CommentedPull } from './open-untested.ts';

export async function speakChinese(scene: Scene, { pull }: CommentedPull): Promise<void> {
  const { organization, tell } = scene;
  tell.step("The organization's policy asks for another language");
  const policy = 'start: enforce\nlanguage: zh-CN\n';
  organization.push('main', { [policyPath]: policy }, { by: maintainer, message: 'Speak Chinese' });
  await showChecks(scene, pull.headSha, { 'incremental-coverage': '✓ 85.71% 的改动行' });
}
