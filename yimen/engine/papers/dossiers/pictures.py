"""Pictures: reading the skeleton of a JPEG or PNG without drawing it.

Nothing is decoded into memory: sizes are read from headers, and the walk ends where the picture ends, so that
whatever hangs behind it is seen. A file that cannot be walked to its end gives None.
"""

import re
import struct
import zlib

from yimen.kernel.snapshot import snapshot

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
JPEG_HEAD = b"\xff\xd8\xff"

# Markers that stand alone, and frames that carry the size (C4, C8 and CC are tables, not frames).
JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
JPEG_FILL = re.compile(rb"\xff+")
PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
CHUNK = 1 << 16
SOMETHING = 3
"""So many different lines has a picture in which something is drawn."""


@snapshot
class Picture:
    """The size of a picture, and where in the file it ends."""

    width: int
    height: int
    end: int
    remarks: bytes = b""


def walk_jpeg(data: bytes) -> Picture | None:
    """From the first marker to the last; None when the picture is cut off or no picture."""
    size: tuple[int, int] | None = None
    scanned = False
    remarks: list[bytes] = []
    place = 2
    while filled := JPEG_FILL.match(data, place):
        marker = data[filled.end()] if filled.end() < len(data) else 0
        place = filled.end() + 1
        if marker == 0xD9:
            return Picture(*size, end=place, remarks=b"".join(remarks)) if size and scanned else None
        if marker not in JPEG_ALONE:
            segment = _jpeg_segment(data, place)
            if segment is None:
                return None
            if marker in JPEG_FRAMES:
                size = _jpeg_size(segment)
            if marker == 0xFE:
                remarks.append(segment)
            place += 2 + len(segment)
            if marker == 0xDA:
                found = JPEG_AFTER_SCAN.search(data, place)
                scanned = True
                place = found.start() if found else len(data)
    return None


def _jpeg_segment(data: bytes, place: int) -> bytes | None:
    length = int.from_bytes(data[place : place + 2], "big")
    return data[place + 2 : place + length] if length >= 2 and place + length <= len(data) else None


def _jpeg_size(frame: bytes) -> tuple[int, int] | None:
    if len(frame) < 6:
        return None
    height, width = struct.unpack(">HH", frame[1:5])
    return (width, height) if width and height else None


def walk_png(data: bytes) -> Picture | None:
    """From the first chunk to IEND, with every checksum; None when something is missing or wrong."""
    head: bytes | None = None
    has_pixels = False
    remarks: list[bytes] = []
    place = len(PNG_HEAD)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            return None
        if (head is None) != (kind == b"IHDR"):
            return None
        place += 12 + length
        if kind == b"IHDR":
            head = body
        elif kind == b"IDAT":
            has_pixels = True
        elif kind in (b"tEXt", b"iTXt"):
            remarks.append(body)
        elif kind == b"IEND":
            return _png_picture(head, place, b"".join(remarks)) if has_pixels else None
    return None


def _png_picture(head: bytes | None, end: int, remarks: bytes) -> Picture | None:
    if head is None or len(head) != 13:
        return None
    width, height, depth, colour = struct.unpack(">IIBB", head[:10])
    if not (width and height and depth in (1, 2, 4, 8, 16) and colour in PNG_CHANNELS):
        return None
    return Picture(width, height, end, remarks)


def png_pixels_unpack(data: bytes) -> bool:
    """Whether the pixels of a walked PNG unpack to the size its header promises, counted and not kept."""
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    interlaced = data[28] == 1
    promised = height * (1 + (width * depth * PNG_CHANNELS[colour] + 7) // 8)
    unpacker = zlib.decompressobj()
    counted = 0
    try:
        for part in _png_pixels(data):
            while part and not unpacker.eof:
                counted += len(unpacker.decompress(part, CHUNK))
                part = unpacker.unconsumed_tail
                # An interlaced picture has a few more bytes for the lines of its seven passes.
                if counted > promised * 2 + CHUNK:
                    return False
    except zlib.error:
        return False
    return unpacker.eof and (interlaced or counted == promised)


def nothing_drawn(data: bytes) -> bool:
    """Whether a PNG that was let in is one colour all over: then every line but the first is as the one before."""
    width, _, depth, colour = struct.unpack(">IIBB", data[16:26])
    line = 1 + (width * depth * PNG_CHANNELS[colour] + 7) // 8
    unpacker, held, lines = zlib.decompressobj(), b"", set[bytes]()
    for part in _png_pixels(data):
        while part and len(lines) < SOMETHING:
            held += unpacker.decompress(part, CHUNK)
            part = unpacker.unconsumed_tail
            whole = len(held) - len(held) % line
            lines |= {held[at : at + line] for at in range(0, whole, line)}
            held = held[whole:]
    return len(lines) < SOMETHING


def _png_pixels(data: bytes) -> list[bytes]:
    parts = []
    place = len(PNG_HEAD)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] == b"IDAT":
            parts.append(data[place + 8 : place + 8 + length])
        place += 12 + length
    return parts
