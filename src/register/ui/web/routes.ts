/** What the web app shows at which address: `?pagina=NAME`, as data. Whoever builds a page for it adds it here. */
import { PREFERENCES } from '../../app/digest/link.ts';
import { DIGEST } from '../../domain/text/digest.ts';

export interface WebRoute {
  /** Name of a folder of ui/pages. */
  readonly page: string;
  readonly title: string;
}

/** What a visit brings, as far as it is looked at. */
export interface WebVisit {
  readonly parameter?: Readonly<Record<string, string>>;
}

const PREFERENCES_ROUTE: WebRoute = { page: 'preferences', title: DIGEST.page.title };

const ROUTES: Readonly<Record<string, WebRoute>> = { [PREFERENCES]: PREFERENCES_ROUTE };

/** What stands at any other address; the page itself tells that the link does not work. */
const ELSEWHERE = PREFERENCES_ROUTE;

/** The page for a visit. A visit changes nothing: programs that check mail follow links too. */
export function routeOf(visit: WebVisit | undefined): WebRoute {
  const name = visit?.parameter?.pagina ?? '';
  return Object.keys(ROUTES).includes(name) ? ROUTES[name]! : ELSEWHERE;
}
