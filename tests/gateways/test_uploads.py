"""Uploads: pictures and PDF come in, everything else gets a sentence that says what to do."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from tests.gateways import specimens
from yimen.engine.papers.dossiers import sniffing as s
from yimen.gateways.rendering.papers import Papers
from yimen.kernel.refusal import Refusal
from yimen.threshold.sentences import SENTENCES, sentence


def a_picture(form: str, size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    noise = Random(3).randbytes(size[0] * size[1] * 3)
    file = BytesIO()
    Image.frombytes("RGB", size, noise).save(file, form, **options)
    return file.getvalue()


def a_pdf(pages: int = 2, change: Callable[[PdfWriter], object] | None = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if change is not None:
        change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def a_zip() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("run.bat", "del *")
    return file.getvalue()


def action(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def named(name: str) -> NameObject:
    return NameObject(f"/{name}")


def opening(what: DictionaryObject) -> Callable[[PdfWriter], object]:
    return lambda writer: writer.root_object.update({named("OpenAction"): writer._add_object(what)})


def link(what: DictionaryObject) -> Callable[[PdfWriter], object]:
    annotation = action(Type=named("Annot"), Subtype=named("Link"), A=what)
    return lambda writer: writer.pages[0].update({named("Annots"): ArrayObject([writer._add_object(annotation)])})


def a_form(writer: PdfWriter) -> None:
    writer.root_object[named("AcroForm")] = action(XFA=TextStringObject("<xdp/>"))


def document_script(writer: PdfWriter) -> None:
    names = action(Names=ArrayObject([TextStringObject("start"), writer._add_object(JAVASCRIPT)]))
    writer.root_object[named("Names")] = action(JavaScript=writer._add_object(names))


JAVASCRIPT = action(S=named("JavaScript"), JS=TextStringObject("app.alert(1)"))
URI = action(S=named("URI"), URI=TextStringObject("http://elsewhere.example/JS/page"))
JPEG, PNG, PDF = a_picture("JPEG"), a_picture("PNG"), a_pdf()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (JPEG, s.Sniffed(s.FileKind.JPEG, 1, 120, 80)),
        (a_picture("JPEG", progressive=True), s.Sniffed(s.FileKind.JPEG, 1, 120, 80)),
        (a_picture("JPEG", comment=b"holiday"), s.Sniffed(s.FileKind.JPEG, 1, 120, 80)),
        (PNG, s.Sniffed(s.FileKind.PNG, 1, 120, 80)),
        (PDF, s.Sniffed(s.FileKind.PDF, 2, 595, 842)),
        (a_pdf(1, link(URI)), s.Sniffed(s.FileKind.PDF, 1, 595, 842)),
    ],
)
def test_pictures_and_pdfs_come_in(data: bytes, expected: s.Sniffed) -> None:
    assert s.sniff(data, "scan") == expected


def test_the_name_of_a_file_decides_nothing() -> None:
    assert s.sniff(PNG, "photo.exe").kind is s.FileKind.PNG
    with pytest.raises(s.FileWrongType):
        s.sniff(a_zip(), "photo.png")


def test_a_photo_with_the_film_a_phone_hangs_behind_it_comes_in() -> None:
    film = b"\0\0\0\x18ftypmp42" + Random(5).randbytes(2_000_000)

    assert s.sniff(JPEG + film, "live.jpg").kind is s.FileKind.JPEG


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "I;16"])
def test_pngs_of_every_colour_come_in(mode: str) -> None:
    file = BytesIO()
    Image.new(mode, (37, 21)).save(file, "PNG")

    assert s.sniff(file.getvalue(), "scan.png").width == 37


def test_a_paper_this_office_printed_itself_comes_in(papers: Papers) -> None:
    defects = specimens.CORRECTION.defects * 40
    pdf = papers.render(replace(specimens.CORRECTION, defects=defects)).pdf

    assert s.sniff(pdf, "notice.pdf").pages > 3


def test_too_large_and_too_long_are_held_to_the_limits_that_were_told() -> None:
    limits = s.UploadLimits(megabytes=1, pages=3)

    assert s.sniff(a_pdf(3), "three.pdf", limits).pages == 3
    with pytest.raises(s.FileTooManyPages):
        s.sniff(a_pdf(4), "four.pdf", limits)
    assert s.sniff(JPEG + bytes(1024 * 1024 - len(JPEG)), "just.jpg", limits)
    with pytest.raises(s.FileTooLarge) as refused:
        s.sniff(JPEG + bytes(1024 * 1024 - len(JPEG) + 1), "over.jpg", limits)
    assert refused.value.limit == 1


def a_png_of(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


def a_pdf_that_unfolds() -> bytes:
    packed = zlib.compress(bytes(60 * 1024 * 1024), 9)
    extra = b"99 0 obj\n<</Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d>>\nstream\n" % len(packed)
    return PDF.replace(b"xref\n", extra + packed + b"\nendstream\nendobj\nxref\n", 1)


def a_pdf_with_a_packed_script() -> bytes:
    packed = zlib.compress(b"7 0 <</S /J#61vaScript /J#53 (app.alert\\(1\\))>>")
    extra = b"7 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n" % len(packed)
    return PDF.replace(b"xref\n", extra + packed + b"\nendstream\nendobj\nxref\n", 1)


def a_pdf_with_a_script_twice_wrapped() -> bytes:
    """The script lies in packed objects under a filter that only the parser undoes."""
    packed = b"5 0 <</S /JavaScript /JS (app.alert)>>".hex().encode() + b">"
    bodies = [
        b"<</Type /Catalog /Pages 2 0 R /OpenAction 5 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
        b"<</Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode /Length %d>>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    data = b"%PDF-1.7\n"
    table = b"\0" * 4
    for number, body in enumerate(bodies, start=1):
        table += struct.pack(">BHB", 1, len(data), 0)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table += struct.pack(">BHB", 2, 4, 0) + struct.pack(">BHB", 1, len(data), 0)
    head = b"<</Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d>>" % len(table)
    return data + b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, table, len(data))


REFUSED: list[tuple[str, bytes, type[s.FileRefused]]] = [
    ("nothing", b"", s.FileEmpty),
    ("text", "你好".encode(), s.FileWrongType),
    ("office document", a_zip(), s.FileWrongType),
    ("web page", b"<html><script>alert(1)</script>", s.FileWrongType),
    ("gif", a_picture("GIF"), s.FileWrongType),
    ("bmp", a_picture("BMP"), s.FileWrongType),
    ("pdf behind a page", b"<html>" + PDF, s.FileWrongType),
    ("cut jpeg", JPEG[: len(JPEG) // 2], s.FileBroken),
    ("head of a jpeg", JPEG[:4], s.FileBroken),
    ("cut png", PNG[:-20], s.FileBroken),
    ("png with a wrong byte", PNG[:100] + bytes([PNG[100] ^ 1]) + PNG[101:], s.FileBroken),
    ("png with too few pixels", a_png_of(100, 100, bytes(50)), s.FileBroken),
    ("png with too many pixels", a_png_of(10, 10, bytes(9_000_000)), s.FileBroken),
    ("png of no pixels", a_png_of(0, 10, b""), s.FileBroken),
    ("cut pdf", PDF[: len(PDF) // 2], s.FileBroken),
    ("head of a pdf", b"%PDF-1.7\n%%EOF", s.FileBroken),
    ("pdf without pages", a_pdf(0), s.FileBroken),
    ("picture bomb", a_png_of(60_000, 60_000, b""), s.FileBlowsUp),
    ("document bomb", a_pdf_that_unfolds(), s.FileBlowsUp),
    ("jpeg with an archive behind", JPEG + a_zip(), s.FileHides),
    ("png with a page behind", PNG + b"<html><script>alert(1)</script>", s.FileHides),
    ("png with a programme behind", PNG + b"MZ" + bytes(70) + b"This program cannot be run in DOS mode", s.FileHides),
    ("jpeg with a script in its remark", a_picture("JPEG", comment=b"<script>alert(1)</script>"), s.FileHides),
    ("pdf with an archive behind", PDF + a_zip(), s.FileHides),
    ("script on opening", a_pdf(1, opening(JAVASCRIPT)), s.FileScripted),
    ("script behind a link", a_pdf(1, link(JAVASCRIPT)), s.FileScripted),
    ("script of the document", a_pdf(1, document_script), s.FileScripted),
    ("script packed and spelled in digits", a_pdf_with_a_packed_script(), s.FileScripted),
    ("script twice wrapped", a_pdf_with_a_script_twice_wrapped(), s.FileScripted),
    ("launch", a_pdf(1, link(action(S=named("Launch"), F=TextStringObject("cmd.exe")))), s.FileLaunches),
    ("other file", a_pdf(1, link(action(S=named("GoToR"), F=TextStringObject("//host/x.pdf")))), s.FileLaunches),
    ("carried file", a_pdf(1, lambda w: w.add_attachment("a.exe", b"MZ")), s.FileCarriesFiles),
    ("address on opening", a_pdf(1, opening(URI)), s.FileActsByItself),
    ("sends data", a_pdf(1, link(action(S=named("SubmitForm"), F=TextStringObject("http://x")))), s.FileActsByItself),
    ("dynamic form", a_pdf(1, a_form), s.FileDynamicForm),
    ("password", a_pdf(1, lambda w: w.encrypt("secret", algorithm="AES-256")), s.FileLocked),
    ("printing forbidden", a_pdf(1, lambda w: w.encrypt("", "owner", algorithm="RC4-128")), s.FileLocked),
]


@pytest.mark.parametrize(("data", "refusal"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_file_that_may_not_come_in_is_refused_with_its_own_sentence(
    data: bytes, refusal: type[s.FileRefused]
) -> None:
    with pytest.raises(s.FileRefused) as refused:
        s.sniff(data, "营业执照.pdf")

    assert type(refused.value) is refusal
    for language in ("zh-hans", "en"):
        said = sentence(refused.value, language)
        assert "营业执照.pdf" in said and "{" not in said and "…" not in said


def test_no_two_refusals_share_a_sentence() -> None:
    ours = {code: pair for code, pair in SENTENCES.items() if code.startswith("files.")}

    assert {refusal.code for _, _, refusal in REFUSED} <= set(ours)
    assert len(set(ours.values())) == len(ours)


def test_a_page_that_only_jumps_within_itself_on_opening_comes_in() -> None:
    jump = action(S=named("GoTo"), D=ArrayObject([]))

    assert s.sniff(a_pdf(1, opening(jump)), "scan.pdf").pages == 1


def test_pages_that_run_in_a_circle_are_broken_and_not_endless() -> None:
    def circle(writer: PdfWriter) -> None:
        tree = writer.root_object["/Pages"]
        tree[named("Kids")].append(writer.root_object.raw_get("/Pages"))

    with pytest.raises(s.FileBroken):
        s.sniff(a_pdf(1, circle), "circle.pdf")


def test_a_name_is_repeated_without_folders_control_characters_or_endless_length() -> None:
    with pytest.raises(s.FileEmpty) as refused:
        s.sniff(b"", "C:\\scans\\..\\a\x00b\u202e" + "长" * 300 + ".pdf")

    assert refused.value.filename.startswith("ab长") and refused.value.filename.endswith(".pdf")
    assert len(refused.value.filename) <= 60


HEADS = [b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd9", b"\n%%EOF"]))
def test_no_bytes_ever_bring_anything_but_an_answer_or_a_refusal(head: bytes, body: bytes, tail: bytes) -> None:
    try:
        found = s.sniff(head + body + tail, "x")
    except Refusal as refusal:
        assert refusal.code in SENTENCES
    else:
        assert found.pages >= 1


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([JPEG, PNG, PDF, a_pdf(1, link(JAVASCRIPT)), a_pdf_with_a_packed_script()]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=5),
)
def test_no_damage_to_a_real_file_brings_anything_but_an_answer_or_a_refusal(
    data: bytes, wounds: list[tuple[float, bytes]]
) -> None:
    for place, wound in wounds:
        at = int(place * len(data))
        data = data[:at] + wound + data[at + len(wound) :]
    try:
        found = s.sniff(data, "x")
    except Refusal as refusal:
        assert refusal.code in SENTENCES
    else:
        assert found.pages >= 1
