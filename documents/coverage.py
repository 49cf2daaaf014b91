"""Which characters a TrueType font can draw, read from its cmap table (OpenType 1.9, 'cmap')."""

import struct
from collections.abc import Iterator


def characters(font: bytes) -> frozenset[int]:
    """The code points with a glyph, from the font's Unicode subtables."""
    found: set[int] = set()
    for subtable in _unicode_subtables(font):
        (kind,) = struct.unpack_from(">H", font, subtable)
        if kind == 12:
            found.update(_segmented_coverage(font, subtable))
        elif kind == 4:
            found.update(_segment_mapping(font, subtable))
    return frozenset(found)


def _unicode_subtables(font: bytes) -> Iterator[int]:
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * index)
        if platform == 0 or (platform == 3 and encoding in {1, 10}):
            yield start + offset


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _sum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"no {tag!r} table: not a TrueType font")


def _segmented_coverage(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    for index in range(groups):
        first, last, glyph = struct.unpack_from(">III", font, start + 16 + 12 * index)
        yield from range(first + (glyph == 0), last + 1)


def _segment_mapping(font: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    shorts = f">{count}H"
    ends = struct.unpack_from(shorts, font, start + 14)
    starts = struct.unpack_from(shorts, font, start + 16 + 2 * count)
    deltas = struct.unpack_from(shorts, font, start + 16 + 4 * count)
    ranges_at = start + 16 + 6 * count
    offsets = struct.unpack_from(shorts, font, ranges_at)
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if _glyph(font, code, first, deltas[index], offsets[index], ranges_at + 2 * index):
                yield code


def _glyph(font: bytes, code: int, first: int, delta: int, offset: int, place: int) -> int:
    if not offset:
        return (code + delta) % 65536
    (glyph,) = struct.unpack_from(">H", font, place + offset + 2 * (code - first))
    return (glyph + delta) % 65536 if glyph else 0
