import { ContractValidator } from './contract-validator.ts';
import { loadContract } from './load-contract.ts';

let loaded: ContractValidator | undefined;

/** Of the published contract. One for all stand-ins of a process: what it compiles is the same for each. */
export function loadValidator(): ContractValidator {
  loaded ??= new ContractValidator(loadContract());

  return loaded;
}
