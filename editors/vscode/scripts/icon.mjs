// Draws icon.png: a sheet of paper with lines of writing, one of them underlined in waves.
import { writeFileSync } from 'node:fs';
import { deflateSync, crc32 } from 'node:zlib';

const SIZE = 128;
const GROUND = [176, 32, 37];
const PAPER = [255, 252, 244];
const INK = [88, 92, 104];
const WAVE = [214, 40, 40];

const inside = (x, y, left, top, right, bottom) => x >= left && x < right && y >= top && y < bottom;

/** The colour at a point, with the last part for how much it covers. */
function colour(x, y) {
  const corner = 24;
  const dx = Math.max(corner - x, x - (SIZE - corner), 0);
  const dy = Math.max(corner - y, y - (SIZE - corner), 0);
  if (Math.hypot(dx, dy) > corner) {
    return [0, 0, 0, 0];
  }
  if (!inside(x, y, 30, 18, 98, 110)) {
    return [...GROUND, 255];
  }
  const wave = 76 + 3 * Math.sin(((x - 40) / 8) * Math.PI);
  if (inside(x, y, 40, 70, 80, 84) && Math.abs(y - wave) < 2.2) {
    return [...WAVE, 255];
  }
  const lines = [
    [48, 30, 80, 36],
    [40, 46, 88, 51],
    [40, 62, 80, 67],
    [40, 90, 88, 95],
  ];
  return [...(lines.some((line) => inside(x, y, ...line)) ? INK : PAPER), 255];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const rows = Buffer.alloc(SIZE * (1 + 4 * SIZE));
for (let y = 0; y < SIZE; y++) {
  for (let x = 0; x < SIZE; x++) {
    // Four points in each pixel, for smooth edges.
    const points = [0.25, 0.75].flatMap((dy) => [0.25, 0.75].map((dx) => colour(x + dx, y + dy)));
    const alpha = points.reduce((sum, point) => sum + point[3], 0);
    const mixed = [0, 1, 2].map((part) => points.reduce((sum, point) => sum + point[part] * point[3], 0) / (alpha || 1));
    rows.set([...mixed.map(Math.round), Math.round(alpha / 4)], y * (1 + 4 * SIZE) + 1 + 4 * x);
  }
}
const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const image = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
writeFileSync(new URL('../icon.png', import.meta.url), Buffer.concat([signature, ...image]));
