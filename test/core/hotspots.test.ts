import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  type Area,
  arrange,
  inReadingOrder,
  LEAST,
  type Spot,
  type Target,
} from '../../src/core/hotspots.ts';

const picture = { width: 600, height: 750 };

const left = (each: Target) => each.x - each.size / 2;
const top = (each: Target) => each.y - each.size / 2;

function overlap(a: Target, b: Target): boolean {
  const reach = (a.size + b.size) / 2 - 1e-6;
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach;
}

/** What must hold for any picture and any tags. */
function faults(
  targets: readonly (Target | undefined)[],
  { width, height, size = 44, foot = 0 }: Area,
): string[] {
  const drawn = targets.filter((each) => each !== undefined);
  const outside = (each: Target) =>
    left(each) < -1e-6 ||
    top(each) < -1e-6 ||
    left(each) + each.size > width + 1e-6 ||
    top(each) + each.size > height - foot + 1e-6;
  return [
    ...drawn.filter(outside).map((each) => `outside: ${JSON.stringify(each)}`),
    ...drawn.filter((each) => each.size < LEAST || each.size > size).map((each) => `size ${each.size}`),
    ...drawn.flatMap((each, at) =>
      drawn
        .slice(at + 1)
        .filter((other) => overlap(each, other))
        .map((other) => `${JSON.stringify([each, other])} overlap`),
    ),
  ];
}

test('a tag with room around it stays where it is, with the full target', () => {
  assert.deepEqual(arrange([{ x: 32, y: 54 }], picture), [{ x: 192, y: 405, size: 44 }]);
});

test('a tag on the edge or outside is brought in with its whole target', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 140, y: -5 },
    { x: 100, y: 100 },
  ];
  const centres = arrange(corners, picture).map((each) => each && [each.x, each.y]);
  assert.deepEqual(centres, [
    [22, 22],
    [578, 22],
    [578, 728],
  ]);
});

test('two tags on one spot are drawn apart and shrink so that neither covers the other', () => {
  const spot = { x: 50, y: 50 };
  const targets = arrange([spot, spot], picture);
  assert.deepEqual(targets, [
    { x: 300, y: 375, size: 24 },
    { x: 324, y: 375, size: 24 },
  ]);
});

test('neighbours at 30 px share the room between them', () => {
  const targets = arrange(
    [
      { x: 50, y: 50 },
      { x: 55, y: 50 },
    ],
    picture,
  );
  assert.deepEqual(
    targets.map((each) => each?.size),
    [30, 30],
  );
});

test('a crowd on one spot shows the first and leaves the rest to the list', () => {
  const targets = arrange(Array(300).fill({ x: 50, y: 50 }), picture);
  const drawn = targets.findIndex((each) => !each);
  assert.ok(drawn > 30, `${drawn} drawn`);
  assert.deepEqual(faults(targets, picture), []);
});

test('the controls of a video stay free', () => {
  const [target] = arrange([{ x: 50, y: 99 }], { ...picture, foot: 80 });
  assert.equal(target?.y, 750 - 80 - 22);
});

test('no picture, no number: no target', () => {
  assert.deepEqual(arrange([{ x: 50, y: 50 }], { width: 0, height: 0 }), [undefined]);
  assert.deepEqual(arrange([{ x: 50, y: 50 }], { width: 20, height: 300 }), [undefined]);
  assert.deepEqual(arrange([{ x: Number.NaN, y: 50 }], picture), [undefined]);
});

test('focus goes top to bottom, then left to right within a row', () => {
  const order = inReadingOrder([
    { x: 80, y: 11 },
    { x: 10, y: 90 },
    { x: 20, y: 12 },
    { x: 50, y: 40 },
  ]);
  assert.deepEqual(
    order.map((each) => each.x),
    [20, 80, 50, 10],
  );
});

test('any tags on any picture: inside, large enough, apart, and the same each time', () => {
  const spot = fc.record({ x: fc.double({ min: -50, max: 150 }), y: fc.double({ min: -50, max: 150 }) });
  const area = fc.record({
    width: fc.double({ min: 24, max: 2000, noNaN: true }),
    height: fc.double({ min: 24, max: 2000, noNaN: true }),
    size: fc.integer({ min: 24, max: 64 }),
  });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 50 }), area, (spots, room) => {
      const targets = arrange(spots, room);
      assert.deepEqual(faults(targets, room), []);
      assert.deepEqual(arrange(spots, room), targets);
    }),
    { numRuns: 200 },
  );
});

/** Real pictures with boxes around what people wear, `signature x y width height label`, normalised. */
const data = fileURLToPath(new URL('../../../shared/data/hotspots/complete-the-look-a.tsv', import.meta.url));

function readPictures(): Map<string, Spot[]> {
  const pictures = new Map<string, Spot[]>();
  for (const line of readFileSync(data, 'utf8').trim().split('\n').slice(1)) {
    const [signature = '', ...rest] = line.split('\t');
    const [x = 0, y = 0, width = 0, height = 0] = rest.map(Number);
    const spots = pictures.get(signature) ?? [];
    spots.push({ x: (x + width / 2) * 100, y: (y + height / 2) * 100 });
    pictures.set(signature, spots);
  }
  return pictures;
}

test('every box of 1,238 real pictures gets a target of its own, on pictures of any shape and size', {
  skip: !existsSync(data) && 'the folder with shared data is missing',
}, () => {
  const pictures = readPictures();
  assert.equal(pictures.size, 1238);
  let crowded = 0;
  for (const width of [160, 320, 768, 1440]) {
    for (const ratio of [5 / 4, 9 / 16]) {
      const area = { width, height: width * ratio };
      for (const [signature, spots] of pictures) {
        const targets = arrange(inReadingOrder(spots), area);
        const at = `${signature} at ${width} × ${area.height}`;
        assert.ok(targets.every(Boolean), `${at} lost a target`);
        assert.deepEqual(faults(targets, area), [], at);
        crowded += targets.filter((each) => each && each.size < 44).length;
      }
    }
  }
  // These boxes lie far apart, so only small pictures put the rule to the test.
  assert.ok(crowded > 100, `${crowded} targets had to share their room`);
});
