/** Pages of the web app, as Google serves them. */
import type { WebPage } from '../ui/web/frame.ts';
import type { WebRoute } from '../ui/web/routes.ts';

export function servePage(answer: WebRoute | WebPage): GoogleAppsScript.HTML.HtmlOutput {
  const output =
    'html' in answer
      ? HtmlService.createHtmlOutput(answer.html)
      : HtmlService.createHtmlOutputFromFile(answer.page);
  return output.setTitle(answer.title).addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
