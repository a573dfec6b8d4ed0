/** How units are written to disk: runs of text in one style as one entry, and each style once. */
import type { TextStyle } from './schema.ts';
import { intern } from './styles.ts';
import type { Unit } from './units.ts';

type PackedUnit = readonly [text: string, style: number] | Exclude<Unit, { kind: 'char' }>;

export interface PackedUnits {
  readonly styles: readonly TextStyle[];
  readonly units: readonly PackedUnit[];
}

export function packUnits(units: readonly Unit[]): PackedUnits {
  const styles = new Map<TextStyle, number>();
  const packed: PackedUnit[] = [];
  let at = 0;
  while (at < units.length) {
    const unit = units[at]!;
    if (unit.kind !== 'char') {
      packed.push(unit);
      at++;
      continue;
    }
    const style = intern(unit.style);
    if (!styles.has(style)) styles.set(style, styles.size);
    let text = '';
    for (let next: Unit | undefined = unit; next?.kind === 'char' && intern(next.style) === style; ) {
      text += next.char;
      next = units[++at];
    }
    packed.push([text, styles.get(style)!]);
  }
  return { styles: [...styles.keys()], units: packed };
}

export function unpackUnits({ styles, units }: PackedUnits): readonly Unit[] {
  const known = styles.map(intern);
  return units.flatMap((unit): Unit[] => {
    if ('kind' in unit) return [unit];
    const style = known[unit[1]]!;
    return Array.from({ length: unit[0].length }, (_, i) => ({ kind: 'char', char: unit[0][i]!, style }));
  });
}
