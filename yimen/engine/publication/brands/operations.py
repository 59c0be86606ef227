"""Writes of the brands: one is set for a day ahead by a document, and called off before it begins."""

from datetime import date, datetime

from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.brands.models import Brand
from yimen.engine.publication.brands.refusals import BrandBegun, BrandComing
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.brands import MOST_BYTES, SIDE, MarkUnfit, colour_of, must_be_readable
from yimen.kernel.evidence import Line
from yimen.kernel.late import Late
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotAllowed, named, written
from yimen.registries.dated import day_of, days, locked, new_ref, refusing

_SNIFFING = Late("yimen.engine.papers.dossiers.sniffing")


@snapshot
class BrandSaid:
    """What the house is to be called, its colour, its mark as it was sent, and by which document."""

    name: str
    slogan: str
    colour: str
    mark: bytes
    document: str


@snapshot
class BrandKept:
    """A brand by its reference."""

    ref: str


@operation
def set_brand(said: BrandSaid, begins: date, *, by: Actor, now: datetime) -> BrandKept:
    """The house looks like this from a day ahead on: portal, desks, kiosks, screens and papers at once.

    By an administrator. Refuses with NotAllowed, ImpossibleDates, BrandComing, NoColour, Unreadable or MarkUnfit, and
    with what is wrong with the file.
    """
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed()
    # Papers of today are drawn again tomorrow with the same bytes: what they look like is settled.
    if begins <= day_of(now):
        raise ImpossibleDates()
    colour = colour_of(said.colour)
    must_be_readable(colour)
    mark = _kept(said.mark)
    last = Brand.objects.select_for_update().filter(valid__isempty=False).order_by("-valid").first()
    if last is not None and last.valid.lower > day_of(now):
        raise BrandComing()
    if last is not None:
        _hold(last, days(last.valid.lower, begins), by, now)
    row = Brand(
        ref=new_ref(), name=named(said.name, "name", 30), slogan=written(said.slogan, "slogan", 30), colour=colour,
        mark=mark, document=named(said.document, "document"), valid=days(begins),
    )  # fmt: skip
    with refusing(brand_one_at_a_time=BrandComing()):
        row.save(force_insert=True)
    _tell(row, "set_brand", {"colour": colour, "mark": mark, "from": begins}, by, now)
    return BrandKept(row.ref)


@operation
def call_off_brand(ref: str, *, by: Actor, now: datetime) -> BrandKept:
    """What is set to come does not come, and the one before it goes on.

    Refuses with NotAllowed, NoSuchThing or BrandBegun.
    """
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed()
    row = locked(Brand, ref, "brand")
    if row.valid.isempty or row.valid.lower <= day_of(now):
        raise BrandBegun()
    begins = row.valid.lower
    _hold(row, days(begins, begins), by, now)
    before = Brand.objects.select_for_update().filter(valid__endswith=begins).first()
    if before is not None:
        _hold(before, days(before.valid.lower), by, now)
    return BrandKept(ref)


def _kept(mark: bytes) -> str:
    """The hash under which the picture lies; empty without one. Refuses with MarkUnfit, or as an upload does."""
    if not mark:
        return ""
    found = _SNIFFING.sniff(mark, "mark.png")
    sides = (found.width, found.height)
    if (
        found.kind != _SNIFFING.FileKind.PNG
        or len(mark) > MOST_BYTES
        or not all(SIDE[0] <= one <= SIDE[1] for one in sides)
    ):
        raise MarkUnfit()
    return ports.store().put(mark)


def _hold(row: Brand, valid: object, by: Actor, now: datetime) -> None:
    row.valid = valid
    row.save(update_fields=["valid"])
    _tell(row, "end_brand", {}, by, now)


def _tell(row: Brand, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject("brand", "brands_brand", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
