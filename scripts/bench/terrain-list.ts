/** Generated terrain lists of any length, the same at every run, to measure on. */

const STEMS = [
  'Berk',
  'Beuk',
  'Dille',
  'Eiken',
  'Essen',
  'Hazel',
  'Heide',
  'Iepen',
  'Kamp',
  'Linde',
  'Maat',
  'Noord',
  'Oost',
  'Pol',
  'Rogge',
  'Spelt',
  'Tarwe',
  'Veld',
  'Wilgen',
  'Zand',
];
const ENDS = [
  'broek',
  'camp',
  'dijk',
  'es',
  'hoek',
  'hof',
  'laar',
  'mars',
  'poort',
  'rade',
  'sluis',
  'stede',
  'veen',
  'werf',
  'wijk',
];
const PHASES = ['', '', '', ' I', ' II', ' III', ' FASE 1', ' NOORD'];

/**
 * A CSV in the IBIS field names with `count` terrains, spread over the given municipality codes.
 * Names are invented and unique within their municipality; areas are between 1 and 120 ha.
 */
export function terrainList(count: number, municipalityCodes: readonly string[]): string {
  const lines = ['RIN_NUMMER;JAAR;PLAN_NAAM;GEM_CODES;HA_BRUTO;HA_NETTO;WLOC_TYPE'];
  for (let index = 0; index < count; index += 1) {
    const stem = STEMS[index % STEMS.length]!;
    const end = ENDS[Math.floor(index / STEMS.length) % ENDS.length]!;
    const phase = PHASES[Math.floor(index / (STEMS.length * ENDS.length)) % PHASES.length]!;
    const round = Math.floor(index / (STEMS.length * ENDS.length * PHASES.length));
    const name = `${stem}${end}${round ? ` ${round + 1}` : ''}${phase}`.toUpperCase();
    const gross = 1 + ((index * 37) % 119) + ((index * 13) % 100) / 100;
    const net = gross * 0.8;
    const municipality = municipalityCodes[index % municipalityCodes.length]!;
    lines.push([100_000 + index, 2024, name, municipality, comma(gross), comma(net), 'B'].join(';'));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function comma(value: number): string {
  return value.toFixed(2).replace('.', ',');
}
