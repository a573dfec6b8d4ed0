/** Charts of documents as pictures: each different one is drawn once in an execution, whatever documents it is in. */
import type { Chart } from '../../domain/documents/chart.ts';
import type { Picture, TemplateData, TemplateValue } from '../../domain/documents/fields.ts';
import { isPicture } from '../../domain/documents/format.ts';
import { DOCUMENT_TEXT as TEXT } from '../../domain/text/documents.ts';
import type { Ports } from '../ports.ts';

const SET = 'grafieken';
/** Milliseconds in which an address may be used; Google's half an hour less what a batch may take. */
const FRESH = 25 * 60_000;
/** After this nobody uses the pictures of another execution any more. */
const STALE = 60 * 60_000;

type Drawable = Picture & { readonly chart: Chart };

export class ChartRoom {
  private readonly ports: Ports;
  private readonly known = new Map<string, string>();
  private since = 0;
  private readonly files: string[] = [];

  constructor(ports: Ports) {
    this.ports = ports;
  }

  /**
   * The data with an address in each chart. No call when there is no chart, or only known ones; otherwise one for
   * each new chart, two to put them down, one to look for what earlier executions left, and one for each of those.
   */
  drawn(data: TemplateData): TemplateData {
    const wanted = new Map<string, Drawable>();
    mapPictures(data, (picture) => {
      if (isDrawable(picture)) wanted.set(keyOf(picture), picture);
      return picture;
    });
    if (wanted.size === 0) return data;
    this.draw(wanted);
    return mapPictures(data, (picture) =>
      isDrawable(picture) ? { ...picture, url: this.known.get(keyOf(picture)) || null } : picture,
    );
  }

  private draw(wanted: ReadonlyMap<string, Drawable>): void {
    const { pictures, clock } = this.ports;
    if (clock.instant() - this.since > FRESH) this.known.clear();
    const missing = [...wanted].filter(([key]) => !this.known.has(key));
    if (!missing.length) return;
    if (!this.known.size) this.sweep();
    if (!this.known.size) this.since = clock.instant();
    const place = { name: TEXT.charts, tag: SET, set: SET };
    const { id, urls } = pictures.put(
      missing.map(([, picture]) => picture),
      place,
    );
    this.files.push(id);
    for (const [i, [key]] of missing.entries()) this.known.set(key, urls[i] ?? '');
  }

  /** Deletes the pictures, for the documents have their own copies by now. One call for each time they were put down. */
  close(): void {
    for (const id of this.files.splice(0)) this.ports.pictures.clear(id);
    this.known.clear();
  }

  private sweep(): void {
    const { files, pictures, clock } = this.ports;
    for (const { id, created } of files.madeIn(SET))
      if (clock.instant() - created > STALE) pictures.clear(id);
  }
}

/** The data as it is shown without pictures: a table stands for each. */
export function withoutPictures(data: TemplateData): TemplateData {
  return mapPictures(data, (picture) => ({ ...picture, url: null }));
}

function isDrawable(picture: Picture): picture is Drawable {
  return picture.url === null && picture.chart !== undefined;
}

function keyOf({ chart, width, height }: Drawable): string {
  return JSON.stringify([chart, width, height]);
}

function mapPictures(data: TemplateData, change: (picture: Picture) => Picture): TemplateData {
  const changed = (value: TemplateValue | undefined): TemplateValue | undefined => {
    if (value === null || value === undefined) return value;
    if (isPicture(value)) return change(value);
    if (!Array.isArray(value)) return value;
    return value.map((item: string | TemplateData) =>
      typeof item === 'string' ? item : mapPictures(item, change),
    ) as TemplateValue;
  };
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, changed(value)]));
}
