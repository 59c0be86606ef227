"""Papers on Typst: facts in, the same PDF bytes out, every time.

One compiler is kept, because reading two Chinese fonts costs ten times as much as drawing a page. Facts travel
as JSON text, so nothing an applicant typed is ever read as markup. The date of the paper is its only date: no
clock is read, and the same facts on the same template give the same bytes, which is what lets a paper be
rendered again after a crash without issuing it twice.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from threading import Lock

import segno
import typst

from yimen.gateways.rendering.stand_ins import missing_in, stood_in
from yimen.kernel.brands import Look
from yimen.kernel.papers import Paper, PaperKind
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot

TEMPLATES = Path(__file__).with_name("templates")
FONT_FAMILY = "Noto Sans SC"
CHINA = timezone(timedelta(hours=8))
WEEKDAYS = "一二三四五六日"

VERSIONS: Mapping[PaperKind, int] = {kind: 1 for kind in PaperKind} | {
    PaperKind.ACCEPTANCE: 2,
    PaperKind.GRANT: 2,
    PaperKind.CORRECTION: 2,
    PaperKind.SPECIAL_PROCEDURE: 2,
}
"""The version of each template: raised with every change a reader could see. What it replaces stays in
`templates/past`, so that a paper of ten years ago is drawn again byte by byte."""
PAST = "past"

LEAFLET_VERSION = 1
#: So many characters that no font has are stood in for on one paper; more is no text any more.
MOST_MISSING = 60

#: A list of more rows than this leaves a hundred megabytes behind in the compiler, and the next one adds its own.
LONG = 300
#: After so many papers the compiler lets go of what none of them needed.
FORGETS_AFTER = 11

Looks = Callable[[date], Look]
Json = str | int | float | None | list["Json"] | dict[str, "Json"]


@snapshot
class Rendered:
    """A paper as PDF, and the template that drew it."""

    pdf: bytes
    template: str
    version: int


class Papers:
    """The office's printing press; one per process, safe to share between threads."""

    def __init__(
        self, fonts: Path, templates: Path = TEMPLATES, own: Path | None = None, looks: Looks = lambda day: Look()
    ) -> None:
        """`own`: where the installation keeps fonts of further scripts; tried for what the house's own has not.

        `looks`: how papers of a day look. It is asked by the day of the paper, so that one drawn again looks as it did.
        """
        folders = [str(folder) for folder in (fonts, own) if folder is not None]
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        if FONT_FAMILY not in found.families():
            raise Unavailable("fonts.missing", f"no {FONT_FAMILY} in the folder of fonts")
        self._templates, self._looks = templates, looks
        self._compiler = typst.Compiler(root=str(templates), font_paths=found)
        self._turn, self._turn_of_lists = Lock(), Lock()

    def render(self, paper: Paper, version: int = 0) -> Rendered:
        """Draw a paper by its template as it is, or by the version that drew it first; the same bytes every time."""
        name, latest = paper.kind.value, VERSIONS[paper.kind]
        version = version or latest
        file = f"{name}.typ" if version == latest else f"{PAST}/{name}-{version}.typ"
        return Rendered(pdf=self._drawn(paper, file, f"{name}-{version}"), template=name, version=version)

    def draw(self, leaflet: Leaflet) -> bytes:
        """Draw a leaflet: it bears no seal, because it decides nothing."""
        return self._drawn(leaflet, "leaflet.typ", f"leaflet-{LEAFLET_VERSION}")

    def inputs(self, paper: Paper | Leaflet, template: str = "") -> dict[str, str]:
        """What a template is told of a paper."""
        return {"facts": _as_json(paper, template), "qr": _as_qr(paper.verify_url), **self._branded(paper.issued_on)}

    def _drawn(self, paper: Paper | Leaflet, file: str, template: str) -> bytes:
        inputs = self.inputs(paper, template)
        with self._turn:
            return self._compiled(self._templates / file, inputs, paper.issued_on)

    def print_list(self, sheet: ListSheet) -> bytes:
        """Draw a list; the same list gives the same bytes. A paper waits behind one list, never behind several."""
        with self._turn_of_lists, self._turn:
            pdf = self._listed(sheet)
            if len(sheet.rows) > LONG:
                # What a compiler remembers of a long list is forgotten when it was not needed for ten papers.
                for _ in range(FORGETS_AFTER):
                    self._listed(replace(sheet, rows=()))
        return pdf

    def _listed(self, sheet: ListSheet) -> bytes:
        inputs = {"facts": json.dumps(_plain(sheet), ensure_ascii=False, sort_keys=True)}
        inputs |= self._branded(sheet.made_on)
        return self._compiled(self._templates / "lists" / "list.typ", inputs, sheet.made_on)

    def _branded(self, day: date) -> dict[str, str]:
        """What a template is told of the brand of a day; nothing where none was set."""
        look = self._looks(day)
        if not look.name:
            return {}
        mark = {"mark": _as_svg(look.mark)} if look.mark else {}
        return {"brand": json.dumps({"name": look.name, "colour": look.colour, **mark}, ensure_ascii=False)}

    def _compiled(self, template: Path, inputs: dict[str, str], made_on: date) -> bytes:
        """The PDF; what no font has is stood in for, one kind after the other, as the press reports it."""
        for _ in range(MOST_MISSING):
            try:
                return self._pressed(template, inputs, made_on)
            except typst.TypstError as error:
                missing = missing_in(str(error))
                if not missing:
                    raise
                inputs = {**inputs, "facts": stood_in(inputs["facts"], missing)}
        return self._pressed(template, inputs, made_on)

    def _pressed(self, template: Path, inputs: dict[str, str], made_on: date) -> bytes:
        pdf = self._compiler.compile(
            input=str(template),
            format="pdf",
            sys_inputs=inputs,
            timestamp=datetime.combine(made_on, time(), CHINA),
            pdf_standards="a-2a",
        )
        assert isinstance(pdf, bytes)
        return pdf


def _as_json(paper: Paper | Leaflet, template: str) -> str:
    facts = _plain(paper)
    assert isinstance(facts, dict)
    return json.dumps(facts | {"template": template}, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> Json:
    """Facts as JSON; a date carries its Chinese spellings, so that every template writes them alike."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return _spelled(value.date()) | {"at": f"{_long(value.date())}{value:%H:%M}"}
    if isinstance(value, date):
        return _spelled(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    assert is_dataclass(value), type(value)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _spelled(day: date) -> dict[str, Json]:
    return {"day": _short(day), "full": _long(day)}


def _short(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _long(day: date) -> str:
    return f"{_short(day)}（周{WEEKDAYS[day.weekday()]}）"


def _as_svg(mark: bytes) -> str:
    """A mark as a drawing, for facts travel as text."""
    told = b64encode(mark).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<image width="100" height="100" href="data:image/png;base64,{told}"/></svg>'
    )


def _as_qr(text: str) -> str:
    """The code as an inline SVG with its quiet zone; medium correction survives a fold and a coffee ring."""
    drawn: str = segno.make_qr(text, error="m").svg_inline(border=2, dark="#1b2229", light="#ffffff", omitsize=True)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
