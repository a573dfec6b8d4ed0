/** Pages of the web app, as Google serves them. */
import type { WebPage } from '../ui/web/frame.ts';
import type { WebRoute } from '../ui/web/routes.ts';

export function servePage(answer: WebRoute | WebPage): GoogleAppsScript.HTML.HtmlOutput {
  const output = HtmlService.createHtmlOutput('html' in answer ? answer.html : pageIn(answer));
  return output.setTitle(answer.title).addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

/** A page of the bundle, which begins in the language of its html element. */
function pageIn({ page, language }: WebRoute): string {
  const content = HtmlService.createHtmlOutputFromFile(page).getContent();
  return content.replace('<html lang="nl">', `<html lang="${language}">`);
}
