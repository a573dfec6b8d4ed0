/** What is drawn in a cell in place of its text: the chip of a dropdown and the box of a checkbox. */
import type { ICellCustomRender, ICellRenderContext } from '@univerjs/core';
import type { SheetStore } from '../store.ts';
import { COLUMN_HEADER, ROW_HEADER } from './shape.ts';

const CHIP_HEIGHT = 17;
const ARROW_SPACE = 18;
const BOX_SIZE = 13;
const FONT = '13px Arial, "Liberation Sans", sans-serif';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A cell's own box, or that of the merge it heads. */
function boxOf(info: ICellRenderContext): Box {
  const { primaryWithCoord: cell } = info;
  const area = cell.isMergedMainCell ? cell.mergeInfo : cell;
  return {
    left: area.startX,
    top: area.startY,
    width: area.endX - area.startX,
    height: area.endY - area.startY,
  };
}

/** Position of the pointer as Univer hands it: with the row and column headers counted in. */
interface Pointer {
  readonly x: number;
  readonly y: number;
}

function within(pointer: Pointer, box: Box): boolean {
  const x = pointer.x - ROW_HEADER - box.left;
  const y = pointer.y - COLUMN_HEADER - box.top;
  return x >= 0 && x <= box.width && y >= 0 && y <= box.height;
}

/** The chip, as wide as its cell; only its arrow answers to the pointer, so that the cell can still be edited. */
export function chip(
  store: () => SheetStore | null,
  press: (row: number, column: number) => void,
): ICellCustomRender {
  return {
    zIndex: 1,
    drawWith(context, info) {
      const cell = store()?.cell(info.row, info.col);
      const box = boxOf(info);
      const filled = Boolean(info.style?.bg?.rgb);
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      const top = box.top + (box.height - CHIP_HEIGHT) / 2;
      if (cell && !filled) {
        context.fillStyle = '#e8eaed';
        context.beginPath();
        context.roundRect(box.left + 3, top, box.width - 6, CHIP_HEIGHT, CHIP_HEIGHT / 2);
        context.fill();
      }
      if (cell) {
        context.beginPath();
        context.rect(box.left + 9, box.top, Math.max(0, box.width - 12 - ARROW_SPACE), box.height);
        context.clip();
        context.fillStyle = info.style?.cl?.rgb ?? '#202124';
        context.font = FONT;
        context.textBaseline = 'middle';
        context.fillText(cell.text, box.left + 9, box.top + box.height / 2 + 1);
      }
      context.restore();
      arrow(context, box);
    },
    isHit(pointer, info) {
      const box = boxOf(info);
      return within(pointer, { ...box, left: box.left + box.width - ARROW_SPACE, width: ARROW_SPACE });
    },
    onPointerDown(info, event: { button?: number }) {
      if (event.button !== 2) press(info.row, info.col);
    },
  };
}

function arrow(context: CanvasRenderingContext2D, box: Box): void {
  const x = box.left + box.width - 12;
  const y = box.top + box.height / 2;
  context.save();
  context.fillStyle = '#5f6368';
  context.beginPath();
  context.moveTo(x - 4, y - 2);
  context.lineTo(x + 4, y - 2);
  context.lineTo(x, y + 3);
  context.closePath();
  context.fill();
  context.restore();
}

export function checkbox(
  store: () => SheetStore | null,
  press: (row: number, column: number) => void,
): ICellCustomRender {
  const place = (info: ICellRenderContext): Box => {
    const box = boxOf(info);
    return {
      left: box.left + (box.width - BOX_SIZE) / 2,
      top: box.top + (box.height - BOX_SIZE) / 2,
      width: BOX_SIZE,
      height: BOX_SIZE,
    };
  };
  return {
    zIndex: 1,
    drawWith(context, info) {
      const box = place(info);
      const cell = store()?.cell(info.row, info.col);
      const ticked = cell !== undefined && cell.text === store()?.validation(info.row, info.col)?.states?.[0];
      context.save();
      context.beginPath();
      context.roundRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1, 2);
      context.fillStyle = ticked ? '#0b5c55' : '#ffffff';
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = ticked ? '#0b5c55' : '#5f6368';
      context.stroke();
      if (ticked) {
        context.strokeStyle = '#ffffff';
        context.lineWidth = 1.8;
        context.beginPath();
        context.moveTo(box.left + 3, box.top + 6.5);
        context.lineTo(box.left + 5.5, box.top + 9.3);
        context.lineTo(box.left + 10.2, box.top + 3.8);
        context.stroke();
      }
      context.restore();
    },
    isHit: (pointer, info) => within(pointer, place(info)),
    onPointerDown(info, event: { button?: number }) {
      if (event.button !== 2) press(info.row, info.col);
    },
  };
}

/** The funnel in the header of a column that is part of the filter; filled where it hides rows. */
export function filterButton(
  store: () => SheetStore | null,
  press: (column: number) => void,
): ICellCustomRender {
  const place = (info: ICellRenderContext): Box => {
    const box = boxOf(info);
    return { left: box.left + box.width - 18, top: box.top + box.height - 18, width: 16, height: 16 };
  };
  return {
    zIndex: 2,
    drawWith(context, info) {
      const { left, top, width, height } = place(info);
      const active = store()?.filterButton(info.row, info.col)?.active ?? false;
      context.save();
      context.beginPath();
      context.roundRect(left, top, width, height, 3);
      context.fillStyle = active ? '#0b5c55' : '#ffffff';
      context.fill();
      context.strokeStyle = active ? '#0b5c55' : '#9aa5a3';
      context.stroke();
      context.strokeStyle = active ? '#ffffff' : '#3c4745';
      context.lineWidth = 1.5;
      context.beginPath();
      for (const [indent, down] of [
        [3, 5],
        [5, 8.5],
        [7, 12],
      ] as const) {
        context.moveTo(left + indent, top + down);
        context.lineTo(left + width - indent, top + down);
      }
      context.stroke();
      context.restore();
    },
    isHit: (pointer, info) => within(pointer, place(info)),
    onPointerDown(info, event: { button?: number }) {
      if (event.button !== 2) press(info.col);
    },
  };
}
