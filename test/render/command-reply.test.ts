import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { commandReply } from '../../src/render/command-reply.ts';
import { hostileText } from '../builders/foreign.ts';
import { commandReplyCases } from './command-reply-cases.ts';

describe.each(['en', 'zh-CN'] as const)('replies in %s', language => {
  const texts = loadTexts(language);

  test('to every command', async () => {
    const all = Object.entries(commandReplyCases).map(
      ([name, view]) => `# ${name}\n\n${commandReply(texts, view)}`,
    );

    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(`./shown/commands.${language}.md`);
  });

  test('name the commit they are about', () => {
    for (const view of Object.values(commandReplyCases))
      expect(commandReply(texts, view)).toContain(`\`${view.subject.headSha.slice(0, 7)}\``);
  });

  test('are no command themselves', () => {
    for (const view of Object.values(commandReplyCases))
      expect(commandReply(texts, view)).not.toMatch(/^ {0,3}\/rung/m);
  });

  test('make nothing of what somebody typed', () => {
    const view = commandReplyCases['/rung waive'] ?? expect.fail();
    fc.assert(
      fc.property(hostileText, text => {
        const reason = { name: 'waive', practice: 'ci-status', reason: text } as const;
        const word = { name: 'unclear', problem: { kind: 'unknown-command', word: text } } as const;
        for (const [command, outcome] of [
          [reason, 'done'],
          [word, 'unclear'],
        ] as const) {
          const html = micromark(commandReply(texts, { ...view, command, outcome }), {
            allowDangerousHtml: true,
            extensions: [gfm()],
            htmlExtensions: [gfmHtml()],
          });
          expect(
            html.replace(/<code>[\s\S]*?<\/code>/g, '').replace(/<\/?(p|strong|code|ul|li|em)>|\n/g, ''),
          ).not.toMatch(/<[a-z!/]|@\w/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});
