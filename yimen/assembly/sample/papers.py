"""Sample papers: a few small pictures and PDF files that say 示范材料 and nothing else.

The four characters lie here as a bitmap, so that no font is needed and the bytes are the same everywhere.
"""

import struct
import zlib
from functools import cache

from yimen.kernel.snapshot import snapshot

_WIDTH = 104
_ROWS = (
    "00000000000000000000000000", "00000000000000000000000000", "00000000000000000000000000",
    "00000000181800600180600300", "00ffff00181800600186664300", "00ffff07ffffe060018264e300",
    "00000007ffffe06001826c3300", "000000001818006001836c1b00", "00000000181807ffffe3680300",
    "00000001000007ffffe1680300", "07ffffe1c3ff80600380600300", "07ffffe073ff80700787ff8300",
    "00018000330180f80787fee300", "00018000030180ec0d80e03300", "00018003030181ee1980f00300",
    "00618603c30181e61981f80300", "00618700e30181603181f80360", "00c18300431f836061816c0fe0",
    "00c18180130f0660e18365ff00", "0181818033000661c18661c300", "030180c0630044638186600300",
    "070180c0e30060610184600300", "02018081c30060600180600300", "001f800383ffe0600180600300",
    "001f000301ffc0601f00600300", "00000000000000601e00000000", "00000000000000000000000000",
    "00000000000000000000000000",
)  # fmt: skip
_ZOOM = 4
_MARGIN = 60
_PAPER, _FRAME = 0xF7F4EC, 6
_INKS = (0x1F4E8C, 0x2E6B4F, 0x7A4B1E)


@snapshot
class SamplePaper:
    """A file to hand in for a material."""

    ending: str
    content: bytes


@cache
def papers() -> tuple[SamplePaper, ...]:
    """Three pictures and two PDF files, told apart by their colour."""
    pictures = tuple(SamplePaper("png", _png(ink)) for ink in _INKS)
    return (*pictures, *(SamplePaper("pdf", _pdf(ink)) for ink in _INKS[:2]))


def paper_for(material: str) -> SamplePaper:
    """The paper for a material: always the same one for the same code."""
    choice = papers()
    return choice[zlib.crc32(material.encode()) % len(choice)]


def _lines(ink: int) -> list[bytes]:
    """The picture line by line, three bytes a pixel: a framed sheet with the four characters in its middle."""
    dark, paper = ink.to_bytes(3), _PAPER.to_bytes(3)
    width = _WIDTH * _ZOOM + 2 * _MARGIN
    left, right = dark * _FRAME + paper * (_MARGIN - _FRAME), paper * (_MARGIN - _FRAME) + dark * _FRAME
    blank = dark * _FRAME + paper * (width - 2 * _FRAME) + dark * _FRAME
    written = []
    for row in _ROWS:
        bits = f"{int(row, 16):0{_WIDTH}b}"
        line = b"".join((dark if bit == "1" else paper) * _ZOOM for bit in bits)
        written += [left + line + right] * _ZOOM
    edge = [dark * width] * _FRAME + [blank] * (_MARGIN - _FRAME)
    return [*edge, *written, *reversed(edge)]


def _png(ink: int) -> bytes:
    lines = _lines(ink)
    head = struct.pack(">IIBBBBB", len(lines[0]) // 3, len(lines), 8, 2, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pdf(ink: int) -> bytes:
    """One A4 page that carries the picture; no font, no action."""
    lines = _lines(ink)
    width, height = len(lines[0]) // 3, len(lines)
    picture = zlib.compress(b"".join(lines), 9)
    drawn = f"q 420 0 0 {420 * height // width} 88 420 cm /Sheet Do Q".encode()
    image = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB"
        f" /BitsPerComponent 8 /Filter /FlateDecode /Length {len(picture)} >>"
    ).encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /Sheet 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        image + b"\nstream\n" + picture + b"\nendstream",
    )
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + table + end
