"""Take the pictures of the documentation: every page of the web desk with the examples, in two widths and languages.

Usage: python bench/write_screenshots.py [FOLDER] [--only NAME]

They are written to docs/img as PAGE-LANGUAGE-WIDTH.png, of at most 256 colours so that they stay small. Needs Chromium.
"""

from __future__ import annotations

import argparse
import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from chromium import CHROMIUM
from test_web_browser import addresses
from web_serving import make_examples, serving

ROOT = Path(__file__).resolve().parent.parent
SIZES = {1280: 1800, 390: 2600}  # width: height of the highest picture
LANGUAGES = ("ar", "en")
# Turns a picture into its most frequent colours, four bits each, and for every pixel the number of the nearest one.
FEW_COLOURS = """async source => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), drawn = canvas.getContext('2d');
  drawn.drawImage(image, 0, 0);
  const data = drawn.getImageData(0, 0, image.width, image.height).data, size = data.length / 4;
  const keys = new Uint16Array(size), counts = new Map();
  for (let n = 0; n < size; n++) {
    const [r, g, b] = [0, 1, 2].map(c => Math.round(data[4 * n + c] / 17));
    keys[n] = r << 8 | g << 4 | b;
    counts.set(keys[n], (counts.get(keys[n]) || 0) + 1);
  }
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(pair => pair[0]);
  const parts = key => [key >> 8, key >> 4 & 15, key & 15];
  const nearest = key => kept.reduce((best, other, n) => {
    const far = parts(key).reduce((sum, part, c) => sum + (part - parts(other)[c]) ** 2, 0);
    return far < best[0] ? [far, n] : best;
  }, [1e9, 0])[1];
  const places = new Map([...counts.keys()].map(key => [key, nearest(key)]));
  let pixels = '';
  for (let n = 0; n < size; n += 8192)
    pixels += String.fromCharCode(...Array.from(keys.subarray(n, n + 8192), key => places.get(key)));
  return [image.width, image.height, kept.flatMap(key => parts(key).map(part => part * 17)), btoa(pixels)];
}"""


def png(width: int, height: int, palette: bytes, pixels: bytes) -> bytes:
    """A picture of palette colours, one byte a pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\x00" + pixels[at : at + width] for at in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    packed = zlib.compress(rows, 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(name, data) for name, data in ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    )


def shoot(page: Any, reducer: Any, highest: int) -> bytes:
    """The picture of a page as it stands."""
    size = page.viewport_size
    full = min(page.evaluate("document.documentElement.scrollHeight"), highest)
    clip = {"x": 0, "y": 0, "width": size["width"], "height": max(full, 400)}
    taken = page.screenshot(full_page=True, clip=clip, animations="disabled")
    source = "data:image/png;base64," + base64.b64encode(taken).decode()
    width, height, palette, pixels = reducer.evaluate(FEW_COLOURS, source)
    return png(width, height, bytes(palette), base64.b64decode(pixels))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "img")
    parser.add_argument("--only", help="the name of one page")
    given = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held, sync_playwright() as playwright:
        path = make_examples(Path(held) / "desk.db")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(path) as (desk, port):
            pages = {name: at for name, at in addresses(desk).items() if given.only in (None, name)}
            reducer = chromium.new_page()
            for lang in LANGUAGES:
                for width, highest in SIZES.items():
                    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
                    page = context.new_page()
                    for name, address in pages.items():
                        page.goto(f"http://127.0.0.1:{port}{address}{'&' if '?' in address else '?'}lang={lang}")
                        page.evaluate("document.fonts.ready")
                        picture = shoot(page, reducer, highest)
                        (given.folder / f"{name}-{lang}-{width}.png").write_bytes(picture)
                    context.close()
        chromium.close()
    sizes = [path.stat().st_size for path in given.folder.glob("*.png")]
    print(f"{len(sizes)} pictures, {sum(sizes) / 2**20:.1f} MiB, in {given.folder}")


if __name__ == "__main__":
    main()
