/** A strict reading of XML, for tests: throws where tags do not match, attributes repeat or text is not escaped. */

const TOKEN = /<\?xml[^?]*\?>\s*|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;

export function checkXml(text: string): void {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`No XML at ${at}: ${text.slice(at, at + 80)}`);
    const [token, closing, name, attributes = '', single] = match;
    if (name === undefined) {
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(token))
        throw new Error(`Not escaped: ${token}`);
      continue;
    }
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, each]) => each);
    if (new Set(names).size !== names.length) throw new Error(`Attributes repeat: ${token}`);
    if (closing && open.pop() !== name) throw new Error(`Not open: ${token}`);
    if (!closing && !single) open.push(name);
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(', ')}`);
}
