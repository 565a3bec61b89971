import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/practices/catalogue.ts';
import { rung } from './assess-rung.ts';

describe('rung practices', () => {
  test('lists each practice with its question, below its domain', async () => {
    const { out, err, code } = await rung(['practices']);

    expect([err, code]).toEqual(['', 0]);
    expect(out).toMatch(/^\d+ practices in \d+ domains, catalogue \d+\.\d+\n/);
    expect(out).toContain('\nSecurity and risk management 安全及风险管理\n');
    expect(out).toMatch(/^ {2}token-permissions +Do workflows ask for the least permissions\?$/m);
    for (const { id } of catalogue) expect(out).toMatch(new RegExp(`^  ${id} `, 'm'));
  });

  test('explains one, in either language', async () => {
    const { out, code } = await rung(['practices', 'token-permissions']);
    const chinese = await rung(['practices', 'token-permissions', '--language', 'zh-CN']);

    expect(code).toBe(0);
    expect(out).toMatch(/^token-permissions {2}Workflow token permissions\n/);
    expect(out).toContain('\n  2  ≥ 30%\n  3  ≥ 70%\n  4  100%\n');
    expect(out).toContain('Next step: Put `permissions: { contents: read }` below `on:`;');
    expect(chinese.out).toMatch(/^token-permissions {2}工作流最小权限\n/);
    expect(chinese.out).toContain('\n下一步：在 `on:` 下加一行');
  });

  test('as JSON has both languages, and the lines as data', async () => {
    const { out } = await rung(['practices', 'token-permissions', '--format', 'json']);
    const [practice, ...others] = JSON.parse(out);

    expect(others).toEqual([]);
    expect(practice).toMatchObject({
      ...{ id: 'token-permissions', domain: 'security-and-risk-management', scope: 'both' },
      name: { en: 'Workflow token permissions', 'zh-CN': '工作流最小权限' },
      question: { en: expect.any(String), 'zh-CN': expect.any(String) },
      ...{ actor: 'maintainer', cost: 'file', unit: 'percent', needs: ['workflows'], subItems: [] },
      levels: { 2: { is: '≥', value: 30, conditions: [], text: { en: '≥ 30%', 'zh-CN': '≥ 30%' } } },
    });
    for (const key of ['why', 'remedy', 'source'])
      expect(Object.keys(practice[key])).toEqual(['en', 'zh-CN']);
    expect(Object.keys(practice.levels)).toEqual(['2', '3', '4']);
  });

  test('as JSON lists all of them, in the order of the catalogue', async () => {
    const { out } = await rung(['practices', '--format', 'json']);

    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual(catalogue.map(({ id }) => id));
  });

  test.each([
    [
      'token-permission',
      'error: There is no practice token-permission, nearest is token-permissions: expected an id of "rung practices".\n',
    ],
    ['frobnicate', 'error: There is no practice frobnicate: expected an id of "rung practices".\n'],
    ['\u001b[31mx', 'error: There is no practice \\u{1b}[31mx: expected an id of "rung practices".\n'],
  ])('of an unknown id, %j, is one line and exit code 2', async (id, line) => {
    expect(await rung(['practices', id])).toEqual({ out: '', err: line, code: 2 });
  });
});
