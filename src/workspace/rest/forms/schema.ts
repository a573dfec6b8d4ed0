/** The shapes of the Forms API v1, under the names that this folder uses for them. */
import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';

export type RestForm = forms_v1.Schema$Form;
export type RestItem = forms_v1.Schema$Item;
export type RestQuestion = forms_v1.Schema$Question;
export type RestOption = forms_v1.Schema$Option;
export type RestResponse = forms_v1.Schema$FormResponse;
export type RestAnswer = forms_v1.Schema$Answer;
export type SetPublishSettings = forms_v1.Schema$SetPublishSettingsRequest;
export type Reply = forms_v1.Schema$Response;
export type BatchUpdate = forms_v1.Schema$BatchUpdateFormRequest;
export type BatchUpdateResponse = forms_v1.Schema$BatchUpdateFormResponse;
export type RestRequest = forms_v1.Schema$Request;
export type Requests = Required<{ [K in keyof RestRequest]: NonNullable<RestRequest[K]> }>;

/** Ids of items and questions as the Forms API writes them. */
export function hexId(id: number): string {
  return id.toString(16).padStart(8, '0');
}

/** The number that such an id stands for; null when it is none. */
export function idOf(hex: string | null | undefined): number | null {
  return hex && /^[0-9a-f]{1,8}$/i.test(hex) ? Number.parseInt(hex, 16) : null;
}
