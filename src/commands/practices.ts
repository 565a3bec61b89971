import { Command, Option } from 'commander';
import type { Language } from '../render/texts.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { type Format, formatOption } from './format-option.ts';

interface PracticesOptions {
  readonly format: Format;
  readonly language: Language;
}

/** `rung practices [<id>]`: what is asked, and where its lines come from. JSON has both languages. */
export function practicesCommand(io: CommandIo): Command {
  return new Command('practices')
    .description('List the practices of the ladder, or explain one.')
    .argument('[id]', 'a practice, such as token-permissions')
    .addOption(formatOption())
    .addOption(new Option('--language <language>', 'of the text').choices(['en', 'zh-CN']).default('en'))
    .addHelpText('after', '\nAs a document: docs/practices.md. Exit code: 0 good, 2 usage.')
    .action((id: string | undefined, { format, language }: PracticesOptions) =>
      answerOperator(io, async () => {
        const { catalogue } = await import('../practices/catalogue.ts');
        const { loadTexts } = await import('../publish/load-texts.ts');
        const { findPractice } = await import('./practices/find-practice.ts');
        const { practicesJson } = await import('./practices/print-json.ts');
        const { practiceInFull, practicesText } = await import('./practices/print-text.ts');
        const one = id === undefined ? undefined : findPractice(id, catalogue);
        if (format === 'json') {
          const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
          io.stdout.write(practicesJson(one === undefined ? catalogue : [one], texts));
        } else {
          const texts = loadTexts(language);
          io.stdout.write(one === undefined ? practicesText(catalogue, texts) : practiceInFull(one, texts));
        }
        return 0;
      }),
    );
}
