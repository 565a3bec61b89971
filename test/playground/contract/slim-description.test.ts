import { describe, expect, test } from 'vitest';
import { printContract, slimDescription } from '../../../src/playground/contract/slim-description.ts';

const description = {
  info: { version: '1.2.3' },
  paths: {
    '/things': {
      get: {
        operationId: 'things/list',
        summary: 'List things',
        description: 'Long prose',
        responses: {
          '200': {
            description: 'Prose',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/thing' },
                examples: { default: { value: 1 } },
              },
            },
          },
        },
      },
      post: { operationId: 'things/create', responses: {} },
    },
  },
  components: {
    schemas: {
      thing: {
        title: 'Thing',
        type: 'object',
        properties: {
          title: { type: 'string', description: 'Prose', example: 'x' },
          part: { $ref: '#/components/schemas/part' },
        },
        required: ['title', 'example'],
      },
      part: { type: 'string', enum: ['description'] },
      unused: { type: 'string' },
    },
  },
};

describe('the subset of a description', () => {
  const slim = slimDescription(description, ['GET /things']);

  test('keeps schemas and drops prose, though a property may be called title', () => {
    expect(slim.components['#/components/schemas/thing']).toEqual({
      type: 'object',
      properties: { title: { type: 'string' }, part: { $ref: '#/components/schemas/part' } },
      required: ['title', 'example'],
    });
  });

  test('keeps what is reached through what is reached, and nothing else', () => {
    expect(Object.keys(slim.components)).toEqual(['#/components/schemas/part', '#/components/schemas/thing']);
  });

  test('names the operations that it leaves out', () => {
    expect(slim.others).toEqual({ 'POST /things': 'things/create' });
  });

  test('survives printing', () => {
    expect(JSON.parse(printContract(slim))).toEqual(slim);
  });

  test('refuses an operation that the description does not have', () => {
    expect(() => slimDescription(description, ['GET /nothing'])).toThrow('no operation GET /nothing');
  });

  test('refuses a reference to nothing', () => {
    const broken = { ...description, components: { schemas: {} } };
    expect(() => slimDescription(broken, ['GET /things'])).toThrow('no #/components/schemas/thing');
  });
});
