/** Where somebody is on the web page, and the addresses that lead elsewhere on it. */

/** The parameters of the address, as Google gives them. */
export type Parameters = Readonly<Record<string, string | undefined>>;

export interface Where {
  /** Address of the web app. */
  readonly base: string;
  /** The personal link, which goes along with every link; empty for who came without. */
  readonly code: string;
  readonly parameters: Parameters;
}

/** The address of a page; parameters without a value are left out. */
export function address({ base, code }: Pick<Where, 'base' | 'code'>, parameters: Parameters): string {
  const given = Object.entries({ ...parameters, code }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const query = given.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&');
  return query ? `${base}?${query}` : base;
}
