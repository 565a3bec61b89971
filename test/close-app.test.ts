import { afterEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../src/app.ts';
import type { Watch } from '../src/handlers.ts';
import type { Store } from '../src/store/port.ts';
import { openStory, type Story } from './support/story.ts';

let story: Story;
afterEach(() => story.close());

test('F27: a part that does not end is left behind when the time is up', async () => {
  let release = () => {};
  const stuck = new Promise<void>(resolve => {
    release = resolve;
  });
  let app: RunningApp | undefined;
  let closed: Promise<void> | undefined;
  const close = async (part: object) => {
    closed = stuck.then(() => (part as Store).close());
    await closed;
  };
  const watch: Watch = (name, part) => (name === 'store' ? { ...part, close: () => close(part) } : part);
  story = await openStory({
    async startServer(options) {
      app ??= await startApp({ ...options, watch });

      return app;
    },
  });

  await expect(app?.close(100)).resolves.toBeUndefined();
  release();
  await closed;
});
