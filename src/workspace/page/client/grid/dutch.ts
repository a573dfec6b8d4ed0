/** Univer's own texts in Dutch, as far as the page shows them; what is not translated here is never seen. */

import { mergeLocales } from '@univerjs/core';
import a from '@univerjs/design/locale/en-US';
import b from '@univerjs/docs-ui/locale/en-US';
import c from '@univerjs/sheets/locale/en-US';
import d from '@univerjs/sheets-ui/locale/en-US';
import e from '@univerjs/ui/locale/en-US';
export const DUTCH = mergeLocales(a, b, c, d, e);
