/** What happened after a button, told once on the page that follows. Kept here, so that no address can put words in our mouth. */
export interface Notices {
  add(text: string): string;
  find(id: string | undefined): string | undefined;
}

const most = 100;

export function createNotices(): Notices {
  const texts = new Map<string, string>();
  let nextId = 1;

  return {
    add(text) {
      const id = String(nextId);
      nextId += 1;
      texts.set(id, text);
      const oldest = texts.keys().next().value;
      if (texts.size > most && oldest !== undefined) texts.delete(oldest);

      return id;
    },
    find: id => (id === undefined ? undefined : texts.get(id)),
  };
}
