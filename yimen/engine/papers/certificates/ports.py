"""Ports of everything that happens after commit: the press that draws and seals papers, and the cases they are about.

The cases stand above this part and are wired in by the assembly, so that papers can ask for facts and for who may see a
case without knowing its tables.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, tzinfo
from typing import Any, Protocol

from yimen.engine.papers.certificates.rows import ClassRuled
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor
from yimen.kernel.papers import Paper
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.papers.seals import SealReport
from yimen.kernel.snapshot import snapshot


@snapshot
class Pressed:
    """A sealed paper and the version of the template that drew it."""

    pdf: bytes
    version: int


@snapshot
class Seal:
    """Whose electronic seal a paper goes out under: that of an office, or an approval seal of the office's register."""

    ref: str
    code: str = ""


class Press(Protocol):
    """Draws and seals papers; the same paper at the same moment gives the same bytes."""

    def press(self, paper: Paper, seal: Seal, sealed_at: datetime, version: int = 0) -> Pressed:
        """The paper under a seal, by a version of its template (0: the latest).

        Raises Unavailable when the press or the seal service is away.
        """

    def draw(self, leaflet: Leaflet) -> bytes:
        """A leaflet as PDF, without a seal. Raises Unavailable when the press is away."""

    def check(self, pdf: bytes) -> SealReport:
        """What the seal of a paper is worth."""


@snapshot
class MaterialFacts:
    """A material of the case: its files so far, and until when it may follow."""

    name: str
    files: int
    follows_by: date | None


@snapshot
class CaseFacts:
    """What a paper or a message may say about a case, as of one line of its journal."""

    id: int
    ref: str
    number: str
    query_code: str
    channel: str
    item_name: str
    office_id: int
    office_ref: str
    office_name: str
    government: str
    centre_name: str
    applicant_id: int
    applicant_name: str
    handler: str
    zone: tzinfo
    received_at: datetime
    accepted_at: datetime | None
    answer_due: datetime | None
    promised_at: datetime | None
    due_before: datetime | None
    due_after: datetime | None
    statutory: tuple[str, str] | None
    promised: tuple[str, str] | None
    materials: tuple[MaterialFacts, ...]
    defects: tuple[tuple[str, str, str], ...]
    lapses_at: datetime | None
    basis: str
    commitment: str
    conditions: tuple[str, ...]
    fees: str
    fields: tuple[tuple[str, str], ...]
    granted: tuple[tuple[str, str], ...]
    """The same as a decision says it: identity numbers masked, phones left out."""
    proposal: tuple[str, str, str]
    ruling: tuple[str, str]
    certificate_ref: str
    certificate_name: str
    item_id: int
    letter_ref: str
    """The letter under which the line was done; empty for acts that need none."""
    decision_letter: str
    """The letter under which the case was decided."""
    reason: str
    complaint_phone: str
    phone: str
    """Whom to ask about the case, as its version says."""
    body: Mapping[str, Any]
    note: str = ""
    """What the window added to a correction notice."""
    checked_later: tuple[str, ...] = ()
    """The technical points of the review sheet, which are looked at after an issue on commitment."""
    classes: tuple[ClassRuled, ...] = ()
    """What was said of each product class that the case asked for."""
    seal_code: str = ""
    """Whose own seal a paper bears beside the name of its office, where a person seals it; else empty."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What else a message of this line says: the day and place of a hearing."""


class Cases(Protocol):
    """The cases, as far as papers and messages need them."""

    def seen(self, ref: str, actor: Actor) -> int | None:
        """The number of this case when the actor may see it."""

    def may_see(self, case_id: int, actor: Actor) -> bool:
        """Whether the actor may see the case with this number."""

    def facts(self, case_id: int, line: Told | None) -> CaseFacts:
        """The facts of a case, as of a line of its journal (or as they are)."""


class _Wired:
    press: Press | None = None
    cases: Cases | None = None


def wire(press: Press, cases: Cases) -> None:
    """Say who draws and seals, and where the cases are; called once by the assembly."""
    _Wired.press, _Wired.cases = press, cases


def press() -> Press:
    """Whoever draws and seals."""
    assert _Wired.press is not None, "the assembly has not wired a press"
    return _Wired.press


def cases() -> Cases:
    """Where the cases are."""
    assert _Wired.cases is not None, "the assembly has not wired the cases"
    return _Wired.cases
