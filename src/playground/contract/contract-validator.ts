import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { SlimContract } from './slim-description.ts';
import { toJsonSchema } from './to-json-schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: unknown;
}

interface Body {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface ContractRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where none was sent. */
  readonly body: unknown;
}

export interface ContractAnswer {
  readonly status: number;
  readonly mediaType: string | null;
  readonly body: unknown;
}

const schemasPrefix = '#/components/schemas/';
const basicError = `${schemasPrefix}basic-error`;

/** Tells what is wrong with requests and answers under one published contract. Schemas are compiled on first use. */
export class ContractValidator {
  readonly #contract: SlimContract;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #bodies: Ajv2019;
  readonly #parameters: Ajv2019;

  constructor(contract: SlimContract) {
    this.#contract = contract;
    const definitions = { $id: 'github', $defs: definitionsOf(contract) };
    const create = (coerceTypes: boolean) => {
      const ajv = new Ajv2019({
        allErrors: true,
        strict: true,
        strictTypes: false,
        strictRequired: false,
        coerceTypes,
      });
      addFormats.default(ajv);
      ajv.addVocabulary(['discriminator']);
      return ajv.addSchema(definitions);
    };
    this.#bodies = create(false);
    this.#parameters = create(true);
  }

  problemsOfRequest(name: string, request: ContractRequest): string[] {
    const operation = this.#operation(name);
    const parameters = (operation.parameters ?? []).map(item => this.#resolve(item) as Parameter);
    const known = new Set(parameters.filter(one => one.in === 'query').map(one => one.name));
    const unknown = Object.keys(request.query).filter(key => !known.has(key));
    return [
      ...unknown.map(key => `query ${key}: GitHub's description has no such parameter`),
      ...parameters.flatMap(one => this.#problemsOfParameter(name, one, request)),
      ...this.#problemsOfRequestBody(name, operation, request.body),
    ];
  }

  problemsOfAnswer(name: string, answer: ContractAnswer): string[] {
    const declared = this.#operation(name).responses[answer.status];
    if (declared === undefined && answer.status < 400)
      return [`answer ${answer.status}: not among those that GitHub's description lists`];
    const { content } = (declared === undefined ? {} : this.#resolve(declared)) as Body;
    if (content === undefined && answer.status < 400)
      return answer.body === undefined ? [] : [`answer ${answer.status}: must not have a body`];
    const schema = content === undefined ? { $ref: basicError } : schemaFor(content, answer.mediaType);
    // A raw file or a diff has no JSON schema to hold it to.
    if (schema === undefined) return [];
    return this.#check(
      this.#bodies,
      `${name} ${answer.status} ${answer.mediaType}`,
      schema,
      answer.body,
      `answer`,
    );
  }

  #operation(name: string): Operation {
    const operation = this.#contract.operations[name];
    if (operation === undefined) throw new Error(`The contract has no operation ${name}.`);
    return operation as Operation;
  }

  #resolve(item: unknown): unknown {
    const reference = (item as { $ref?: string }).$ref;
    return reference === undefined ? item : this.#contract.components[reference];
  }

  #problemsOfParameter(name: string, parameter: Parameter, request: ContractRequest): string[] {
    if (parameter.in === 'header') return [];
    const value = request[parameter.in][parameter.name];
    const where = `${parameter.in} ${parameter.name}`;
    if (value === undefined) return parameter.required === true ? [`${where}: is missing`] : [];
    if (parameter.name === 'per_page' && Number(value) > 100) return [`${where}: must be <= 100`];
    const schema = { type: 'object', properties: { value: parameter.schema } };
    return this.#check(this.#parameters, `${name} ${where}`, schema, { value }, where);
  }

  #problemsOfRequestBody(name: string, operation: Operation, body: unknown): string[] {
    if (operation.requestBody === undefined)
      return body === undefined ? [] : ['body: this operation takes none'];
    const { content, required } = this.#resolve(operation.requestBody) as Body;
    if (body === undefined) return required === true ? ['body: is missing'] : [];
    return this.#check(
      this.#bodies,
      `${name} body`,
      content?.['application/json']?.schema,
      body,
      'body',
      true,
    );
  }

  #check(
    ajv: Ajv2019,
    key: string,
    schema: unknown,
    value: unknown,
    where: string,
    strict = false,
  ): string[] {
    let validate = this.#compiled.get(key);
    if (validate === undefined) {
      validate = ajv.compile(absolute(toJsonSchema(schema, strict)) as object);
      this.#compiled.set(key, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(error => `${where}${tell(error)}`);
  }
}

function tell({ instancePath, message, params }: ErrorObject): string {
  const detail = params.unevaluatedProperty ?? params.allowedValues;
  return `${instancePath}: ${message}${detail === undefined ? '' : ` (${detail})`}`;
}

function schemaFor(content: NonNullable<Body['content']>, mediaType: string | null): unknown {
  if (mediaType?.startsWith('application/json')) return content['application/json']?.schema;
  return content[mediaType?.split(/[+;]/)[0] ?? '']?.schema;
}

function definitionsOf(contract: SlimContract): Record<string, unknown> {
  const schemas = Object.entries(contract.components).filter(([name]) => name.startsWith(schemasPrefix));
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name.slice(schemasPrefix.length), absolute(toJsonSchema(schema))]),
  );
}

function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string'
        ? item.replace(schemasPrefix, 'github#/$defs/')
        : absolute(item),
    ]),
  );
}
