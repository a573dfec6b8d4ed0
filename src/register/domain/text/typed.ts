/** Marks around what people typed in Dutch within words of another language, so that a mail can say which part is Dutch. */

/** Noncharacters, which Unicode keeps for use within a program: no text that comes from outside holds them. */
const [BEGIN, END] = ['\uFDD0', '\uFDD1'];

/** Marks a text as typed, within words that are not Dutch. An empty text stays empty. */
export function typed(text: string): string {
  return text === '' ? '' : BEGIN + unmarked(text) + END;
}

/** The text as it is read, without marks. */
export function unmarked(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '');
}

/** HTML in which marks became elements that say so; a mark that stands alone is left out. */
export function spanned(html: string): string {
  return unmarked(html.replace(/\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/g, '<span lang="nl">$1</span>'));
}
