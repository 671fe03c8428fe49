/** A woman on her way up, seen from behind; her feet are at 0, 0. */

import { basket, sunHat } from '../beach.ts';
import { colour as c, shade } from '../palette.ts';
import { at, fill, line, oval, type Point, within } from '../svg.ts';

const SHOES: Point[] = [
  [40, -16],
  [-40, -74],
];
const SKIN = '#b37651';

const walkerShoes = () =>
  SHOES.map(
    ([x, y]) =>
      fill(
        `M${x - 32} ${y + 14}C${x - 34} ${y - 26} ${x - 20} ${y - 40} ${x} ${y - 40}C${x + 22} ${y - 40} ${x + 34} ${y - 24} ${x + 32} ${y + 14}Z`,
        c.lime,
      ) +
      fill(`M${x - 35} ${y + 8}H${x + 35}V${y + 22}H${x - 35}Z`, c.straw) +
      line(`M${x} ${y - 38}V${y + 4}`, shade(c.lime, 0.4), 3),
  ).join('');

const walkerHead = () =>
  fill('M-26 -690H28L32 -656C14 -646 -14 -646 -30 -656Z', shade(SKIN, 0.2)) +
  oval(0, -728, 52, 52, '#4a2f26') +
  oval(2, -686, 26, 20, '#4a2f26');

const LINEN = c.white;
const LINEN_SHADE = shade(LINEN, 0.3);

const walkerRaised = () =>
  line('M-196 -664C-180 -716 -156 -750 -120 -776', SKIN, 34) +
  oval(-116, -780, 22, 18, SKIN) +
  fill(
    'M-96 -652C-130 -648 -160 -650 -186 -690C-206 -684 -222 -668 -226 -648C-200 -596 -160 -568 -118 -560Z',
    LINEN,
  ) +
  line(
    'M-188 -692C-204 -686 -220 -668 -226 -648M-110 -636C-126 -610 -126 -590 -118 -566',
    shade(LINEN, 0.4),
    4,
    0.7,
  );

const walkerNear = () =>
  line('M146 -512C156 -470 162 -430 160 -384', SKIN, 38) +
  oval(160, -374, 22, 24, SKIN) +
  fill(
    'M96 -646C132 -632 160 -560 176 -486C160 -474 138 -470 118 -474C112 -520 100 -580 96 -646Z',
    shade(LINEN, 0.2),
  ) +
  line('M174 -492C158 -482 138 -478 120 -482', shade(LINEN, 0.45), 5);

/** Seen from behind, one foot on the next step, a hand at the brim. */
export function walker(): string {
  const ankles = fill('M22 -60H58V-30H22ZM-58 -118H-22V-90H-58Z', SKIN);
  const hose =
    'M-88 -410C-40 -396 50 -396 92 -410C104 -320 106 -180 92 -50C70 -40 30 -40 4 -52C6 -150 4 -220 0 -270C-2 -220 2 -160 -4 -108C-30 -96 -66 -98 -92 -110C-106 -220 -104 -320 -88 -410Z';
  const legs =
    fill(hose, c.sand) +
    within(
      hose,
      fill('M50 -430C70 -300 40 -160 60 -20H140V-430Z', shade(c.sand, 0.4), 0.42) +
        fill('M-30 -430C-10 -330 -24 -200 -14 -90H6V-430Z', shade(c.sand, 0.4), 0.3) +
        line(
          'M-60 -380C-70 -300 -50 -220 -66 -120M26 -380C36 -280 22 -160 34 -60M0 -270C10 -300 30 -330 60 -344',
          shade(c.sand, 0.4),
          4,
          0.5,
        ),
    );
  const back =
    'M-32 -672C-70 -664 -108 -652 -124 -626C-118 -540 -116 -430 -122 -338C-70 -318 -30 -336 0 -330C40 -322 80 -336 124 -330C118 -430 120 -540 124 -626C108 -652 70 -664 32 -672C10 -660 -10 -660 -32 -672Z';
  const shirt =
    fill(back, LINEN) +
    within(
      back,
      fill('M58 -690C84 -560 44 -450 72 -310H160V-690Z', LINEN_SHADE, 0.55) +
        fill('M-18 -640C-8 -540 -34 -430 -24 -320H14C2 -430 10 -540 0 -640Z', LINEN_SHADE, 0.35) +
        line(
          'M-122 -600C-60 -622 60 -622 122 -600M0 -616V-560M-90 -560C-80 -480 -96 -420 -86 -350M60 -560C66 -500 56 -430 64 -350',
          shade(LINEN, 0.4),
          4,
          0.6,
        ),
    );

  return (
    walkerShoes() +
    ankles +
    legs +
    walkerHead() +
    shirt +
    walkerNear() +
    walkerRaised() +
    at(0, -758, sunHat(), 0.6, -4) +
    at(164, -190, basket(), 0.44, 3)
  );
}
