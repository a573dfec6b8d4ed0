/** Notes on cells in XLSX: their texts, and the drawing in the old manner that Excel demands for them. */
import { columnLetters } from '../../services/spreadsheet/a1.ts';
import type { SheetModel } from '../../services/spreadsheet/model.ts';
import { escapeXml, xml } from '../xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function commentsXml(sheet: SheetModel): string {
  const comments = [...sheet.notes.entries()].map(([row, column, text]) =>
    xml(
      'comment',
      { ref: `${columnLetters(column)}${row + 1}`, authorId: 0 },
      xml('text', {}, xml('r', {}, xml('t', { 'xml:space': 'preserve' }, escapeXml(text)))),
    ),
  );
  return xml(
    'comments',
    { xmlns: MAIN },
    xml('authors', {}, xml('author')),
    xml('commentList', {}, ...comments),
  );
}

/** A hidden yellow box for each note, beside its cell. */
export function notesDrawing(sheet: SheetModel, number: number): string {
  const boxes = [...sheet.notes.entries()].map(([row, column, text], i) => {
    const height = Math.min(20, 3 + Math.ceil(text.length / 30));
    const anchor = [column + 1, 15, row, 2, column + 4, 15, row + height, 4].join(', ');
    return xml(
      'v:shape',
      {
        id: `_x0000_s${number * 1024 + i + 1}`,
        type: '#_x0000_t202',
        style:
          'position:absolute;margin-left:0;margin-top:0;width:200pt;height:80pt;z-index:1;visibility:hidden',
        fillcolor: '#ffffe1',
        'o:insetmode': 'auto',
      },
      xml('v:fill', { color2: '#ffffe1' }),
      xml('v:path', { 'o:connecttype': 'none' }),
      xml('v:textbox', { style: 'mso-direction-alt:auto' }),
      xml(
        'x:ClientData',
        { ObjectType: 'Note' },
        xml('x:MoveWithCells'),
        xml('x:SizeWithCells'),
        xml('x:Anchor', {}, anchor),
        xml('x:AutoFill', {}, 'False'),
        xml('x:Row', {}, String(row)),
        xml('x:Column', {}, String(column)),
      ),
    );
  });
  return xml(
    'xml',
    {
      'xmlns:v': 'urn:schemas-microsoft-com:vml',
      'xmlns:o': 'urn:schemas-microsoft-com:office:office',
      'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
    },
    xml('o:shapelayout', { 'v:ext': 'edit' }, xml('o:idmap', { 'v:ext': 'edit', data: number })),
    xml(
      'v:shapetype',
      { id: '_x0000_t202', coordsize: '21600,21600', 'o:spt': 202, path: 'm,l,21600r21600,l21600,xe' },
      xml('v:stroke', { joinstyle: 'miter' }),
      xml('v:path', { gradientshapeok: 't', 'o:connecttype': 'rect' }),
    ),
    ...boxes,
  );
}
