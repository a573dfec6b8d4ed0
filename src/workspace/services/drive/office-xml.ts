/** Reads the parts of Office files: what is in the package, and the elements of its XML. */
import { unzipSync } from 'fflate';

/** The files of a package by name; null when the bytes are no package. */
export function unzipped(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | null {
  try {
    return unzipSync(bytes);
  } catch {
    return null;
  }
}

/** The same as text. */
export function xmlIn(files: Readonly<Record<string, Uint8Array>> | null): Record<string, string> | null {
  const decoder = new TextDecoder();
  return (
    files &&
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, decoder.decode(content)]))
  );
}

/** The content of the first element with this name. */
export function within(xml: string, name: string): string {
  return elements(xml, name)[0]?.content ?? '';
}

interface Element {
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: string;
}

/** The elements with this name, which none of them holds again. */
export function elements(xml: string, name: string): readonly Element[] {
  const found = xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'));
  return [...found].map(([, attributes = '', content = '']) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value!)]),
    ),
    content,
  }));
}

export function textIn(xml: string): string {
  return elements(xml, 't')
    .map(({ content }) => unescaped(content))
    .join('');
}

export function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|#(\d+)|#x([\da-f]+)|amp);/gi, (entity, decimal, hex) => {
    if (decimal || hex) return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
    return { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }[entity as string]!;
  });
}
