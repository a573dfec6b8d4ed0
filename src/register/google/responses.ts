/** What respondents sent to the forms: answers by the id of the item that asked. */
import type { RawResponse, Responses } from '../app/ports.ts';
import type { File } from './file.ts';

type Form = GoogleAppsScript.Forms.Form;
type FormResponse = GoogleAppsScript.Forms.FormResponse;

/** What a form trigger of a form hands over; that of a spreadsheet has no response. */
interface FormEvent {
  readonly response?: FormResponse;
  readonly source?: Form;
}

export function responsesOf(file: File): Responses {
  const raw = (response: FormResponse): RawResponse => {
    const civil = file.zone().civil(response.getTimestamp() as Date);
    return {
      id: response.getId(),
      at: civil.length === 10 ? `${civil}T00:00:00` : civil,
      email: response.getRespondentEmail() ?? '',
      answers: response.getItemResponses().flatMap((answer): RawResponse['answers'] => {
        const given = answer.getResponse() as unknown;
        const item = answer.getItem().getId();
        if (typeof given === 'string') return given === '' ? [] : [[item, given]];
        return Array.isArray(given) ? [[item, given.flat().map(String)]] : [];
      }),
      editUrl: response.getEditResponseUrl() || null,
    };
  };
  return {
    inEvent(event) {
      const { response, source } = (event ?? {}) as FormEvent;
      return response && source ? { form: source.getId(), response: raw(response) } : null;
    },
    since(form, moment) {
      const found = FormApp.openById(form).getResponses(new Date(moment));
      return found.sort((a, b) => time(a) - time(b)).map(raw);
    },
    get(form, id) {
      try {
        const found = FormApp.openById(form).getResponse(id);
        return found ? raw(found) : null;
      } catch {
        // Google says the same of a response that is gone and of a form that is.
        return null;
      }
    },
  };
}

function time(response: FormResponse): number {
  return (response.getTimestamp() as Date).getTime();
}
