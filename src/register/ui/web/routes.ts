/** What the web app shows at which address: `?pagina=NAME`, as data. Whoever builds a page for it adds it here. */
import { PREFERENCES, subscriptionOf } from '../../app/digest/link.ts';
import type { Ports } from '../../app/ports.ts';
import { openRegister } from '../../app/register.ts';
import { siteOfVisit } from '../../app/web/visit.ts';
import { LANGUAGES, type LanguageCode } from '../../domain/digest/languages.ts';
import { WEB } from '../../domain/text/web.ts';
import { refusal, type WebPage } from './frame.ts';
import { PAGES } from './pages.ts';
import type { Parameters } from './where.ts';

/** A page of the bundle, by the name of a folder of ui/pages. */
export interface WebRoute {
  readonly page: string;
  readonly title: string;
  /** In which it begins. */
  readonly language: LanguageCode;
}

/** What a visit brings, as far as it is looked at. */
export interface WebVisit {
  readonly parameter?: Parameters;
}

const ROUTES: Readonly<Record<string, (ports: Ports, code: string) => WebRoute>> = {
  [PREFERENCES](ports, code) {
    const language = subscriptionOf(ports, openRegister(ports), code)?.values.language ?? 'nl';
    return { page: 'preferences', title: LANGUAGES[language].preferences.title, language };
  },
};

/** What stands at any other address: the overview, or a page that tells that the link does not work. */
const ELSEWHERE = 'overzicht';

/** The page for a visit. A visit changes nothing: programs that check mail follow links too. */
export function routeOf(ports: Ports, visit: WebVisit | undefined): WebRoute | WebPage {
  const parameters = visit?.parameter ?? {};
  const asked = parameters.pagina ?? ELSEWHERE;
  const code = parameters.code ?? '';
  try {
    if (Object.keys(ROUTES).includes(asked)) return ROUTES[asked]!(ports, code);
    const site = siteOfVisit(ports, code);
    if (!site) return refusal(WEB.closed);
    const name = Object.keys(PAGES).includes(asked) ? asked : ELSEWHERE;
    return PAGES[name]!(site, { base: site.address ?? '', code, parameters });
  } catch (error) {
    ports.log.error(error);
    return refusal(WEB.trouble);
  }
}
