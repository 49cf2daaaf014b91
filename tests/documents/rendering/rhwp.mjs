// Renders an HWPX file page by page: node rhwp.mjs PACKAGE FILE FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, file, out] = process.argv.slice(2);
// A browser would measure letters with a canvas: here Hangul is as wide as high, others half.
globalThis.measureTextWidth = (font, text) => {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((w, c) => w + (c.codePointAt(0) > 0x1100 ? size : size * 0.55), 0);
};
const rhwp = await import(pathToFileURL(`${folder}/rhwp.js`));
rhwp.initSync({ module: readFileSync(`${folder}/rhwp_bg.wasm`) });
const read = new rhwp.HwpDocument(new Uint8Array(readFileSync(file)));
for (let page = 0; page < read.pageCount(); page += 1) {
  writeFileSync(`${out}/${String(page + 1).padStart(2, '0')}.svg`, read.renderPageSvg(page));
}
