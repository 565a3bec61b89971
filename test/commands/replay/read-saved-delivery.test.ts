import { describe, expect, it } from 'vitest';
import { readSavedDelivery } from '../../../src/commands/replay/read-saved-delivery.ts';

const guid = '72d3162e-cc78-11e3-81ab-4c9367dc0958';
const payload = { action: 'opened', number: 7, pull_request: { number: 7 } };
const read = (json: unknown, event: string | null = null) =>
  readSavedDelivery('saved.json', JSON.stringify(json), event);

describe('a saved delivery', () => {
  it.each([
    { what: 'a payload alone', json: payload, guid: null },
    { what: 'an event and its payload', json: { event: 'pull_request', payload }, guid: null },
    {
      what: "a delivery of GitHub's API",
      json: {
        id: 1,
        guid: guid.toUpperCase(),
        event: 'pull_request',
        action: 'opened',
        request: { payload },
      },
      guid,
    },
  ])('may be $what', ({ json, guid: told }) => {
    expect(read(json)).toEqual({ guid: told, event: 'pull_request', payload });
  });

  it('is of the event that is given, whatever it says itself', () => {
    expect(read({ event: 'issues', payload }, 'pull_request').event).toBe('pull_request');
  });

  it.each([
    { what: 'broken JSON', text: '{"action": ', message: /^saved\.json is not JSON \(.*\): expected/ },
    { what: 'a list', text: '[]', message: /^saved\.json is no JSON object: expected/ },
    { what: 'a number', text: '7', message: /no JSON object/ },
    { what: 'an empty file', text: '', message: /is not JSON/ },
    { what: 'a payload of no known shape', text: '{"a":1}', message: /expected --event <name>/ },
    {
      what: 'a wrong event',
      text: '{"event":"Pull Request","payload":{}}',
      message: /"Pull Request": expected a name/,
    },
  ])('is refused in one line when it is $what', ({ text, message }) => {
    const refused = () => readSavedDelivery('saved.json', text, null);

    expect(refused).toThrow(message);
    expect(refused).not.toThrow(/\n/);
  });
});
