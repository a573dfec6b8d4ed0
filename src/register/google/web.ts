/** Pages of the web app, as Google serves them. */
import type { WebRoute } from '../ui/web/routes.ts';

export function servePage({ page, title }: WebRoute): GoogleAppsScript.HTML.HtmlOutput {
  return HtmlService.createHtmlOutputFromFile(page)
    .setTitle(title)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
