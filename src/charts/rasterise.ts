import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The one family that pictures are written in; it comes with Cairn, so that they look the same on every machine. */
export const fontFamily = 'DejaVu Sans';

const fontFiles = ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'];
/** Sharp on screens with two pixels a point. */
const zoom = 2;

/** Read at the first picture: most processes never draw one. */
let fonts: Promise<Uint8Array[]> | undefined;

/** Turns an SVG into a PNG. What the SVG names of files and addresses is not loaded. */
export async function rasterise(svg: string): Promise<Uint8Array> {
  fonts ??= load().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  const fontBuffers = await fonts;
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily },
    fitTo: { mode: 'zoom', value: zoom },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

async function load(): Promise<Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  const [wasm, ...buffers] = await Promise.all(
    ['@resvg/resvg-wasm/index_bg.wasm', ...fontFiles].map((name) => readFile(resolve(name))),
  );
  if (!wasm) throw new Error('the renderer is not there');
  await initWasm(wasm);
  return buffers;
}
