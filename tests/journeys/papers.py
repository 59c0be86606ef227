"""Papers of the journeys: what the applicant uploads, and checking what comes back with tools that are not ours."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image, ImageDraw

from yimen.gateways.signing.authority import DemoAuthority
from yimen.kernel.papers.seals import SealFinding


def a_picture(path: Path, text: str) -> Path:
    """A photographed page, as a PNG."""
    picture = Image.new("RGB", (900, 1200), "#fdfcf7")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 40, 860, 1160), outline="#555", width=3)
    for line in range(12):
        pen.line((100, 180 + 70 * line, 800 - 37 * (line % 3), 180 + 70 * line), fill="#888", width=4)
    pen.text((100, 90), text, fill="#111")
    picture.save(path)
    return path


def a_scan(path: Path, text: str) -> Path:
    """A scanned page, as a PDF."""
    content = BytesIO()
    picture = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(picture).text((80, 80), text, fill="black")
    picture.save(content, format="PDF")
    path.write_bytes(content.getvalue())
    return path


def poppler_says(pdf: Path) -> str:
    """What poppler's pdfsig says of the signatures of a file."""
    return subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, timeout=60).stdout


def seal_of(content: bytes, authority: DemoAuthority) -> SealFinding:
    """What the demo authority says of a seal; asked aside, because the browser has this thread's event loop."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(authority.verify, content).result().reason


def code_on(pdf: Path) -> str:
    """What the QR code on the first page says, read from the page as it is printed."""
    printed = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-png", "-r", "150", "-f", "1", "-singlefile", str(pdf), str(printed)], check=True)
    found = zxingcpp.read_barcodes(Image.open(printed.with_suffix(".png")))
    assert len(found) == 1, found
    return str(found[0].text)


def with_one_byte_altered(content: bytes, at: int) -> bytes:
    """The same file, one byte differently."""
    altered = bytearray(content)
    altered[at] ^= 0x01
    return bytes(altered)
