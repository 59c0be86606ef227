"""Sniffing an upload: what a file is by its content alone, and whether it may come into a dossier.

Pictures and PDF, nothing else. The name of a file is repeated in the sentence that refuses it and decides
nothing. Nothing is executed, drawn or written; a file that a reader could act on (scripts, launches, carried
files) stays outside, each kind with a refusal of its own that tells the applicant what to do.
"""

import re
from enum import StrEnum
from typing import ClassVar

from yimen.engine.papers.dossiers.harms import Harm
from yimen.engine.papers.dossiers.pictures import (
    JPEG_HEAD,
    PNG_HEAD,
    Picture,
    png_pixels_unpack,
    walk_jpeg,
    walk_png,
)
from yimen.kernel.late import Late
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

_PDFS = Late("yimen.engine.papers.dossiers.pdfs")


class FileKind(StrEnum):
    """The kinds of files a dossier takes; the value is the usual extension."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


@snapshot
class UploadLimits:
    """What is told before an upload and held after it."""

    megabytes: int = 10
    pages: int = 50
    megapixels: int = 60


@snapshot
class Sniffed:
    """What a file turned out to be. A picture has one page and pixels; a PDF the points of its first page."""

    kind: FileKind
    pages: int
    width: int
    height: int


class FileRefused(Refusal):
    """A file that may not come in."""

    code: ClassVar[str] = "files.refused"
    filename: str


class FileEmpty(FileRefused):
    """There is nothing in the file."""

    code: ClassVar[str] = "files.empty"


class FileTooLarge(FileRefused):
    """The file is larger than the limit told before the upload."""

    code: ClassVar[str] = "files.too_large"
    megabytes: str
    limit: int


class FileTooManyPages(FileRefused):
    """The PDF has more pages than the limit told before the upload."""

    code: ClassVar[str] = "files.too_many_pages"
    limit: int


class FileWrongType(FileRefused):
    """Neither a picture nor a PDF, whatever its name says."""

    code: ClassVar[str] = "files.wrong_type"
    found: str


class FileBroken(FileRefused):
    """The beginning is right and the rest cannot be read."""

    code: ClassVar[str] = "files.broken"
    kind: str


class FileLocked(FileRefused):
    """A PDF under a password or with restrictions: the office could not read, print or archive it."""

    code: ClassVar[str] = "files.locked"


class FileHarmful(FileRefused):
    """A file that could do something when it is opened."""

    code: ClassVar[str] = "files.harmful"


class FileScripted(FileHarmful):
    """A PDF with a script in it."""

    code: ClassVar[str] = "files.harmful_script"


class FileLaunches(FileHarmful):
    """A PDF that starts a programme or fetches another file."""

    code: ClassVar[str] = "files.harmful_launch"


class FileCarriesFiles(FileHarmful):
    """A PDF with other files or media packed into it."""

    code: ClassVar[str] = "files.harmful_carries"


class FileActsByItself(FileHarmful):
    """A PDF that goes to a web address or sends data as soon as it is opened."""

    code: ClassVar[str] = "files.harmful_by_itself"


class FileDynamicForm(FileHarmful):
    """A PDF that is a dynamic form (XFA): what one reader shows, another does not."""

    code: ClassVar[str] = "files.harmful_form"


class FileHides(FileHarmful):
    """A picture or PDF with something else hidden in it or behind it."""

    code: ClassVar[str] = "files.harmful_hidden"


class FileBlowsUp(FileHarmful):
    """A small file that unfolds into an enormous picture or document."""

    code: ClassVar[str] = "files.harmful_blows_up"


HARMS: dict[Harm, type[FileHarmful]] = {
    Harm.SCRIPT: FileScripted,
    Harm.LAUNCH: FileLaunches,
    Harm.CARRIES: FileCarriesFiles,
    Harm.BY_ITSELF: FileActsByItself,
    Harm.DYNAMIC_FORM: FileDynamicForm,
    Harm.BLOWS_UP: FileBlowsUp,
}
DEFAULT_LIMITS = UploadLimits()

# What must not hang behind a picture or stand in its remarks: archives, programmes, pages, scripts, other papers.
# Phones do append harmless data of their own (a short film, a depth map), so not everything behind is refused.
# Only long marks are looked for: three bytes would be found by chance in one such film of five.
STOWAWAY = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|%PDF-|\x7fELF|This program cannot be run"
    rb"|<\s*(?:script|html|iframe)[\s>]|<!doctype|<svg[\s>]|<\?php|javascript:",
    re.IGNORECASE,
)
FIRST_BYTES = (
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"RIFF", "webp"),
    (b"MZ", "programme"),
    (b"\x7fELF", "programme"),
    (b"<", "web page"),
)


def sniff(data: bytes, filename: str, limits: UploadLimits = DEFAULT_LIMITS) -> Sniffed:
    """What an upload is; refuses with one of the refusals of this module."""
    name = _speakable(filename)
    if not data:
        raise FileEmpty(name)
    if len(data) > limits.megabytes * 1024 * 1024:
        raise FileTooLarge(name, megabytes=f"{len(data) / 1024 / 1024:.1f}", limit=limits.megabytes)
    if data.startswith(JPEG_HEAD):
        return _picture(FileKind.JPEG, data, walk_jpeg(data), name, limits)
    if data.startswith(PNG_HEAD):
        return _picture(FileKind.PNG, data, walk_png(data), name, limits)
    if data.startswith(b"%PDF-"):
        return _pdf(data, name, limits)
    raise FileWrongType(name, found=_guessed(data))


def _picture(kind: FileKind, data: bytes, picture: Picture | None, name: str, limits: UploadLimits) -> Sniffed:
    if picture is None:
        raise FileBroken(name, kind=kind)
    if STOWAWAY.search(data, picture.end) or STOWAWAY.search(picture.remarks):
        raise FileHides(name)
    if picture.width * picture.height > limits.megapixels * 1_000_000:
        raise FileBlowsUp(name)
    if kind is FileKind.PNG and not png_pixels_unpack(data[: picture.end]):
        raise FileBroken(name, kind=kind)
    return Sniffed(kind, pages=1, width=picture.width, height=picture.height)


def _pdf(data: bytes, name: str, limits: UploadLimits) -> Sniffed:
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise FileBroken(name, kind=FileKind.PDF)
    if STOWAWAY.search(data, end):
        raise FileHides(name)
    found = _PDFS.read(data, most_pages=limits.pages)
    if found is None:
        raise FileBroken(name, kind=FileKind.PDF)
    if found.harm is not None:
        raise HARMS[found.harm](name)
    if found.locked:
        raise FileLocked(name)
    if found.pages > limits.pages:
        raise FileTooManyPages(name, limit=limits.pages)
    return Sniffed(FileKind.PDF, pages=found.pages, width=found.width, height=found.height)


def _guessed(data: bytes) -> str:
    """A word for what came instead, for the sentence; the empty word when it cannot be told."""
    if data[4:8] == b"ftyp":
        return "heic"
    return next((word for head, word in FIRST_BYTES if data.startswith(head)), "")


def _speakable(filename: str) -> str:
    """The name as it may be repeated: its last part, without control characters, not too long."""
    last = re.split(r"[/\\]", filename)[-1]
    plain = "".join(letter for letter in last if letter.isprintable())
    return plain if len(plain) <= 60 else f"{plain[:40]}…{plain[-15:]}"
