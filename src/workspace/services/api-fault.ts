/** A refusal of one of Google's REST services, as its clients and its Apps Script wrappers report it. */
import { ScriptException } from './service.ts';

const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** A call that a REST service turns down, with its HTTP status code and Google's words. */
export class ApiFault extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, message: string, reason = 'badRequest') {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  /** The body of the HTTP answer. */
  toJSON(): object {
    const { code, message, reason } = this;
    return {
      error: { code, message, errors: [{ message, domain: 'global', reason }], status: STATUS[code] },
    };
  }
}

/** What an advanced service throws: the refusal with the call in front. */
class GoogleJsonResponseException extends ScriptException {
  constructor(call: string, fault: ApiFault) {
    super(`API call to ${call} failed with error: ${fault.message}`);
    Object.defineProperty(this, 'name', { value: 'GoogleJsonResponseException' });
  }
}

/** Runs what stands behind a method of an advanced service, such as `docs.documents.get`. */
export function asAdvancedService<T>(call: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ApiFault ? new GoogleJsonResponseException(call, error) : error;
  }
}
