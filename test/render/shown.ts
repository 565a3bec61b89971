import type { CheckRunOutput } from '../../src/model/check-run-output.ts';

/** Everything a check run shows, as one document to be read and compared. */
export function shown(heading: string, output: CheckRunOutput): string {
  const notes = output.annotations.map(
    ({ path, startLine, endLine, message }) => `- ${path}:${startLine}-${endLine} ${message}`,
  );

  return [
    `# ${heading}`,
    `### ${output.title}`,
    output.summary,
    ...(output.text === null ? [] : ['---', output.text]),
    ...(notes.length === 0 ? [] : ['---', notes.join('\n')]),
  ].join('\n\n');
}
