/** The instructions that our Dockerfile uses; those that only describe the image are left out. */
export type Instruction =
  | { readonly name: 'FROM'; readonly as: string | null }
  | { readonly name: 'ENV'; readonly values: Readonly<Record<string, string>> }
  | { readonly name: 'WORKDIR'; readonly path: string }
  | {
      readonly name: 'COPY';
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly name: 'RUN'; readonly script: string }
  | { readonly name: 'USER'; readonly id: number }
  | { readonly name: 'CMD'; readonly words: readonly string[] };

const describing: ReadonlySet<string> = new Set(['EXPOSE', 'VOLUME', 'HEALTHCHECK']);

/** Rejects what it does not know, so that a new instruction is not passed over in silence. */
export function readDockerfile(text: string): readonly Instruction[] {
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '')
    .flatMap(line => {
      const [name = '', rest = ''] = line.split(/ (.*)/s);
      return describing.has(name) ? [] : [readInstruction(name, rest.trim())];
    });
}

function readInstruction(name: string, rest: string): Instruction {
  switch (name) {
    case 'FROM':
      return { name, as: / AS (\S+)$/.exec(rest)?.[1] ?? null };
    case 'ENV':
      return { name, values: Object.fromEntries(rest.split(' ').map(pair => pair.split('=', 2))) };
    case 'WORKDIR':
      return { name, path: rest };
    case 'COPY': {
      const words = rest.split(/\s+/);
      const from = words[0]?.startsWith('--from=') ? (words.shift()?.slice('--from='.length) ?? null) : null;
      return { name, from, target: words.pop() ?? '', sources: words };
    }
    case 'RUN':
      return { name, script: rest };
    case 'USER':
      return { name, id: Number(rest) };
    case 'CMD':
      return { name, words: JSON.parse(rest) };
    default:
      throw new Error(`Dockerfile: ${name} is not known here.`);
  }
}
