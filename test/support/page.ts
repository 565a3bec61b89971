import sanitize from 'sanitize-html';
import { startApp } from '../../src/app.ts';
import { type House, openHouse } from '../../src/playground/page/house.ts';
import { startPage } from '../../src/playground/page/start-page.ts';
import { type Answer, send } from './post.ts';

export interface OpenPage {
  readonly url: string;
  readonly house: House;
  get(path: string): Promise<Answer>;
  /** Presses a button: the answer to the form itself. */
  press(move: string, fields?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

/** The playground's page with its prepared world, on a free port. */
export async function openPage(): Promise<OpenPage> {
  const house = await openHouse(startApp);
  const listener = await startPage(house, 0);
  const { url } = listener;

  return {
    url,
    house,
    get: path => send(url + path),
    press: (move, fields = {}) =>
      send(`${url}/-/moves/${move}`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body: String(new URLSearchParams(fields)),
      }),
    async close() {
      await listener.close();
      await house.close();
    },
  };
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of a page, in the order of the text. */
export function readElements(html: string): readonly Element[] {
  const elements: Element[] = [];
  sanitize(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    transformTags: {
      '*': (name, attributes) => {
        elements.push({ name, attributes });

        return { tagName: name, attribs: attributes };
      },
    },
  });

  return elements;
}

/** What somebody reads: without markup, and with single spaces. */
export function readText(html: string): string {
  const withoutMarkup = sanitize(html.replaceAll('<', ' <'), { allowedTags: [], allowedAttributes: {} });

  return withoutMarkup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
