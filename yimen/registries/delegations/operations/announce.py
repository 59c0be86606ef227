"""Announce what is handed down 市政府统一公布下放: a document with its items. Nothing else can be activated."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.offices.powers import CentreClass, Mode
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, named, span, written
from yimen.registries.bases import moves as bases
from yimen.registries.bases.moves import BasisSaid
from yimen.registries.dated import new_ref, refusing
from yimen.registries.delegations import allow, items
from yimen.registries.delegations.models import AnnouncedItem, Announcement
from yimen.registries.delegations.refusals import EqualMeansDevolved, NothingAnnounced, NumberInUse

_YES_NO = ("yes", "no")


@snapshot
class Entry:
    """One item of the document: the mode, how far it reaches, and whether both levels decide with equal effect."""

    item: str
    mode: str
    least_class: int = 0
    """1: first-class centres only; 2: both classes; 0: whatever the class."""
    equal: str = "no"
    villages: str = "no"


@snapshot
class Announced:
    """A document is public with its items."""

    ref: str
    items: int


@operation
def announce(
    number: str,
    title: str,
    issuer: str,
    issued_on: date,
    entries: tuple[Entry, ...],
    package: str = "",
    *,
    by: Actor,
    now: datetime,
) -> Announced:
    """Publish a delegation document with its items; the items may be handed down from its day on.

    It stands in the library of bases from then on, unless it stood there before.

    Refuses with NotReformOffice, NothingAnnounced, NumberInUse, EqualMeansDevolved, NotInList or NoSuchThing.
    """
    allow.must_hand_down(by)
    if not entries:
        raise NothingAnnounced()
    span(issued_on, None)
    for entry in entries:
        _must_be_sound(entry)
    ids = {item.ref: item.id for item in items.named(entry.item for entry in entries)}
    said = named(number, "number")
    with refusing(delegations_announcement_number=NumberInUse(number=said)):
        document = Announcement.objects.create(
            ref=new_ref(),
            number=said,
            title=named(title, "title"),
            issuer=named(issuer, "issuer"),
            issued_on=issued_on,
            package=written(package, "package"),
        )
    bases.recorded(BasisSaid(said, document.title, document.issuer, "document", issued_on), by, now)
    unique = tuple({(entry.item, entry.mode): entry for entry in entries}.values())
    AnnouncedItem.objects.bulk_create(_announced(document, ids[entry.item], entry) for entry in unique)
    told = sorted([entry.item, entry.mode, entry.least_class, entry.equal] for entry in unique)
    body = {"number": said, "issued_on": issued_on, "package": document.package, "items": told}
    subject = Subject("announcement", "delegations_announcement", document.pk, document.ref, 0, b"")
    tell(subject, Line("announce", body, now), by)
    return Announced(ref=document.ref, items=len(unique))


def _announced(document: Announcement, item_id: int, entry: Entry) -> AnnouncedItem:
    return AnnouncedItem(
        announcement=document,
        item_id=item_id,
        mode=entry.mode,
        least_class=entry.least_class,
        equal=entry.equal,
        villages=entry.villages,
    )


def _must_be_sound(entry: Entry) -> None:
    if entry.mode not in list(Mode):
        raise NotInList(field="mode")
    if entry.least_class not in list(CentreClass):
        raise NotInList(field="least_class")
    if entry.equal not in _YES_NO or entry.villages not in _YES_NO:
        raise NotInList(field="equal")
    if entry.equal == "yes" and entry.mode != Mode.DEVOLVE:
        raise EqualMeansDevolved()
