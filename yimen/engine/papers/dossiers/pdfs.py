"""PDF: how many pages, and whether a reader would do anything but show them.

Looked at twice, because readers differ in how they find their way through a PDF: once as plain text, around
and inside whatever is packed, and once as a tree of objects through a parser. What either look finds counts.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from yimen.engine.papers.dossiers.harms import Harm
from yimen.kernel.snapshot import snapshot


@snapshot
class PdfFound:
    """What is known of a PDF without showing it; `pages` stops counting one beyond the limit."""

    pages: int
    width: int
    height: int
    locked: bool
    harm: Harm | None


# The names by which a PDF speaks of such things (ISO 32000-2, 12.6 and 7.11); as keys and as kinds of actions.
NAMES: dict[str, Harm] = {
    "JavaScript": Harm.SCRIPT,
    "JS": Harm.SCRIPT,
    "Launch": Harm.LAUNCH,
    "GoToR": Harm.LAUNCH,
    "GoToE": Harm.LAUNCH,
    "ImportData": Harm.LAUNCH,
    "EmbeddedFile": Harm.CARRIES,
    "EmbeddedFiles": Harm.CARRIES,
    "RichMedia": Harm.CARRIES,
    "Rendition": Harm.CARRIES,
    "Movie": Harm.CARRIES,
    "Sound": Harm.CARRIES,
    "3D": Harm.CARRIES,
    "SubmitForm": Harm.BY_ITSELF,
    "XFA": Harm.DYNAMIC_FORM,
}
# Actions that may run on opening or on an event: going to a page of the same paper is all they may do.
CALM_ACTIONS = {"/GoTo", "/Named"}
MOST_OBJECTS = 60_000
MOST_UNPACKED = 40 * 1024 * 1024
DEEPEST = 40

STREAM = re.compile(rb"stream\r?\n")
# A line of text in brackets: an address with /JS/ in it is no script.
SHORT_STRING = re.compile(rb"\([^()\\\r\n]{0,2000}\)")
HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
NAME = re.compile(rb"/(" + "|".join(sorted(NAMES, key=len, reverse=True)).encode() + rb")(?=[\s/<>\[\]()]|$)")

# What pypdf is known to raise on bytes that are no sound PDF.
STUMBLES = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    OverflowError,
    NotImplementedError,
    RecursionError,
    AssertionError,
    struct.error,
    zlib.error,
)


class _TooMuch(Exception):
    """Unpacking went beyond every honest document."""


def read(data: bytes, *, most_pages: int) -> PdfFound | None:
    """What a PDF is; None when it cannot be read to the end."""
    try:
        harm = _harm_in_text(data)
        return _read_tree(data, harm, most_pages)
    except _TooMuch:
        return _refused(Harm.BLOWS_UP)


def _read_tree(data: bytes, harm: Harm | None, most_pages: int) -> PdfFound | None:
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted:
            return PdfFound(pages=0, width=0, height=0, locked=True, harm=harm)
        harm = harm or _harm_in_objects(reader)
        pages, width, height = _pages(reader, most_pages)
    except STUMBLES:
        # Broken for this parser, perhaps not for another: what the first look found still counts.
        return _refused(harm) if harm else None
    return PdfFound(pages, width, height, locked=False, harm=harm) if pages else None


def _refused(harm: Harm) -> PdfFound:
    return PdfFound(pages=0, width=0, height=0, locked=False, harm=harm)


def _harm_in_text(data: bytes) -> Harm | None:
    """Names of harm in the plain parts of the file and in the packed objects."""
    for text in _texts(data):
        # A name may be written in hexadecimal digits: /J#53 is /JS.
        found = NAME.search(_spelled_out(SHORT_STRING.sub(b"()", text)))
        if found:
            return NAMES[found[1].decode()]
    return None


def _texts(data: bytes) -> Iterator[bytes]:
    """What stands between the streams, and what is in the streams of packed objects."""
    budget = MOST_UNPACKED
    *parts, rest = data.split(b"endstream")
    for part in parts:
        start = STREAM.search(part)
        yield part[: start.start()] if start else part
        if start and b"/ObjStm" in _spelled_out(part[max(0, start.start() - 600) : start.start()]):
            text = _unpacked(part[start.end() :], budget)
            budget -= len(text)
            if budget <= 0:
                raise _TooMuch
            yield text
    yield rest


def _spelled_out(text: bytes) -> bytes:
    return HEX_IN_NAME.sub(lambda digits: bytes.fromhex(digits[1].decode()), text)


def _unpacked(packed: bytes, budget: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, budget)
    except zlib.error:
        return b""


def _harm_in_objects(reader: PdfReader) -> Harm | None:
    numbers = [(number, generation) for generation, place in reader.xref.items() for number in place]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MOST_OBJECTS:
        raise _TooMuch
    roots: list[PdfObject | None] = [reader.trailer]
    roots += [reader.get_object(IndirectObject(number, generation, reader)) for number, generation in numbers]
    return next((harm for root in roots if root is not None for harm in _harms(root, 0)), None)


def _harms(value: PdfObject, depth: int) -> Iterator[Harm]:
    """Harm in one object and what lies directly in it; objects it only points to are looked at by themselves."""
    if depth > DEEPEST:
        raise _TooMuch
    if isinstance(value, ArrayObject):
        for each in value:
            yield from _harms(each, depth + 1)
    elif isinstance(value, DictionaryObject):
        for key, entry in value.items():
            if key[1:] in NAMES:
                yield NAMES[key[1:]]
            if key in ("/S", "/Subtype", "/Type") and str(entry)[1:] in NAMES:
                yield NAMES[str(entry)[1:]]
            if key in ("/OpenAction", "/AA"):
                yield from _restless(_resolved(entry), depth + 1)
            yield from _harms(entry, depth + 1)


def _restless(action: PdfObject | None, depth: int) -> Iterator[Harm]:
    """What happens by itself: an action, or a table of actions by event."""
    if depth > DEEPEST:
        raise _TooMuch
    if isinstance(action, DictionaryObject):
        kind = action.get("/S")
        if kind is None:
            for each in action.values():
                yield from _restless(_resolved(each), depth + 1)
        elif str(kind) not in CALM_ACTIONS:
            yield NAMES.get(str(kind)[1:], Harm.BY_ITSELF)
        if "/Next" in action:
            following = _resolved(action["/Next"])
            for each in following if isinstance(following, ArrayObject) else [following]:
                yield from _restless(_resolved(each), depth + 1)


def _resolved(value: PdfObject | None) -> PdfObject | None:
    return None if value is None else value.get_object()


def _pages(reader: PdfReader, most: int) -> tuple[int, int, int]:
    """Pages counted in the tree itself (what it says of itself may be wrong), and the size of the first."""
    waiting: list[PdfObject] = [reader.root_object["/Pages"]]
    seen: set[int] = set()
    counted = width = height = 0
    while waiting and counted <= most:
        node = _resolved(waiting.pop())
        if not isinstance(node, DictionaryObject) or id(node) in seen:
            raise ValueError("the tree of pages runs in a circle")
        seen.add(id(node))
        children = node.get("/Kids")
        if children is None:
            counted += 1
            if counted == 1:
                width, height = _size(node)
        else:
            waiting.extend(reversed(_array(children)))
    return counted, width, height


def _size(page: DictionaryObject) -> tuple[int, int]:
    """The first page in points; a size may be inherited from the tree above."""
    node: DictionaryObject | None = page
    for _ in range(DEEPEST):
        if node is None:
            break
        if "/MediaBox" in node:
            left, bottom, right, top = (float(str(_resolved(edge))) for edge in _array(node["/MediaBox"]))
            return round(abs(right - left)), round(abs(top - bottom))
        parent = _resolved(node.get("/Parent"))
        node = parent if isinstance(parent, DictionaryObject) else None
    raise ValueError("a page without a size")


def _array(value: PdfObject) -> list[PdfObject]:
    found = _resolved(value)
    if not isinstance(found, ArrayObject):
        raise ValueError("a list was expected")
    return list(found)
