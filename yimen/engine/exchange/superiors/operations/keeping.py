"""The register: connect a superior platform, give it another key, say its codes, close it, settle what was wrong."""

import re
from dataclasses import field
from datetime import datetime

from yimen.engine.exchange.superiors import beginning, moves, signing
from yimen.engine.exchange.superiors.models import SuperiorCode, SuperiorFinding, SuperiorPlatform
from yimen.engine.exchange.superiors.refusals import (
    SuperiorCodeTaken,
    SuperiorFindingUnknown,
    SuperiorNamedAlready,
)
from yimen.engine.exchange.superiors.rows import SETTLERS
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import CodeList, CodeSystem, SuperiorKind
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, told, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class SuperiorSaid:
    """What is said of a superior platform when it is connected."""

    kind: str
    name: str
    address: str
    contract: str
    codes: str = CodeSystem.NATIONAL
    files: str = ""
    """yes: it may file cases here."""
    certificates: str = ""
    """yes: it is told of certificates, too."""


@snapshot
class SuperiorOpened:
    """A superior platform with its key, which is shown now and kept by whoever runs it."""

    ref: str
    edition: int
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", signing.key_of(self.ref, self.edition))


@snapshot
class SuperiorCoded:
    """A code of theirs that was said."""

    ref: str
    theirs: str


@snapshot
class SuperiorSettled:
    """A finding that was settled."""

    ref: str


@operation
def open_superior(office_ref: str, said: SuperiorSaid, *, by: Actor, now: datetime) -> SuperiorOpened:
    """Connect a platform of the level above, for which an office answers; a hall is told every item in force.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong or SuperiorNamedAlready.
    """
    moves.must_keep(by)
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    row = _row(said, office.id, now)
    with refusing(superior_is_named_once=SuperiorNamedAlready()):
        row.save(force_insert=True)
    beginning.tell_items(row, now)
    body = {
        "office": office_ref, "kind": row.kind, "contract": row.contract, "codes": row.codes, "files": row.files,
        "certificates": row.certificates,
    }  # fmt: skip
    moves.tell_of(row, Line("open_superior", body, now), by)
    return SuperiorOpened(row.ref, row.key_edition)


def _row(said: SuperiorSaid, office_id: int, now: datetime) -> SuperiorPlatform:
    if said.kind not in set(SuperiorKind):
        raise NotInList(field="kind")
    if said.codes not in set(CodeSystem):
        raise NotInList(field="codes")
    if said.files not in ("", "yes") or (said.files and said.kind != SuperiorKind.HALL):
        raise NotInList(field="files")
    if said.certificates not in ("", "yes") or (said.certificates and said.kind != SuperiorKind.HALL):
        raise NotInList(field="certificates")
    address = named(said.address, "address", 300)
    if not _leads_somewhere(address):
        raise NotInList(field="address")
    return SuperiorPlatform(
        ref=new_ref(), kind=said.kind, name=named(said.name, "name", 100), office_id=office_id, address=address,
        contract=named(said.contract, "contract", 100), codes=said.codes, files=said.files,
        certificates=said.certificates, opened_at=now,
    )  # fmt: skip


_ADDRESS = re.compile(
    r"https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:(?P<port>[1-9][0-9]{0,4}))?(/[^\s?#@\\<>\"]*)?", re.ASCII
)


def _leads_somewhere(address: str) -> bool:
    """An https address with a host and perhaps a port and a path, to which /words can be added."""
    parts = _ADDRESS.fullmatch(address)
    plain = address.isascii() and address.isprintable()
    return plain and parts is not None and int(parts["port"] or 443) <= 65535


@operation
def renew_superior_key(ref: str, *, by: Actor, now: datetime) -> SuperiorOpened:
    """Give a platform another key; the one before is worth nothing now. Refuses with NotAllowed or SuperiorUnknown."""
    moves.must_keep(by)
    row = moves.open_one(ref)
    row.key_edition += 1
    row.save(update_fields=["key_edition"])
    moves.tell_of(row, Line("renew_superior_key", {"edition": row.key_edition}, now), by)
    return SuperiorOpened(row.ref, row.key_edition)


@operation
def close_superior(ref: str, basis: str, *, by: Actor, now: datetime) -> SuperiorSettled:
    """Exchange nothing more with a platform, on a basis; what went and came stays on record.

    Refuses with NotAllowed, SuperiorUnknown or Missing.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    row.closed_at, row.close_basis = now, named(basis, "basis")
    row.save(update_fields=["closed_at", "close_basis"])
    moves.tell_of(row, Line("close_superior", {"basis": row.close_basis}, now), by)
    return SuperiorSettled(row.ref)


@operation
def set_superior_code(
    ref: str, code_list: str, ours: str, theirs: str, *, by: Actor, now: datetime
) -> SuperiorCoded:  # fmt: skip
    """Say what one of our items or states is called up there; words that waited for it go on by themselves.

    Refuses with NotAllowed, SuperiorUnknown, NotInList, NoSuchThing, Missing or SuperiorCodeTaken.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    ours = _ours(code_list, ours, now)
    theirs = named(theirs, "code", 60)
    with refusing(superior_code_means_one_thing=SuperiorCodeTaken()):
        SuperiorCode.objects.update_or_create(
            platform=row, list=code_list, ours=ours, defaults={"theirs": theirs, "set_at": now}
        )
    row.words.filter(number=None, lacks_code=ours).update(lacks_code="")
    moves.tell_of(row, Line("set_superior_code", {"list": code_list, "ours": ours, "theirs": theirs}, now), by)
    return SuperiorCoded(row.ref, theirs)


def _ours(code_list: str, typed: str, now: datetime) -> str:
    if code_list == CodeList.STATE and typed in set(CaseState):
        return typed
    if code_list != CodeList.ITEM:
        raise NotInList(field="list" if code_list != CodeList.STATE else "state")
    typed = written(typed, "item")
    item = catalogue.in_force(typed, now)
    # A withdrawn item has cases under way, and a later one will have: their words wait for its code too.
    found = item.ref if item is not None else beginning.item_once_in_force(typed)
    if not found:
        raise NoSuchThing(what="item")
    return found


@operation
def settle_superior_finding(ref: str, how: str, *, by: Actor, now: datetime) -> SuperiorSettled:
    """Say how a finding about an exchange was settled; by who keeps the register or by supervision.

    Refuses with NotAllowed, SuperiorFindingUnknown or Missing.
    """
    must_hold(by, *SETTLERS)
    found = SuperiorFinding.objects.filter(ref=ref, settled_at=None).select_related("platform").first()
    if found is None:
        raise SuperiorFindingUnknown()
    platform = SuperiorPlatform.objects.select_for_update().get(pk=found.platform_id)
    row = SuperiorFinding.objects.select_for_update().filter(ref=ref, settled_at=None).first()
    if row is None:
        raise SuperiorFindingUnknown()
    row.how, row.settled_at, row.settled_by_id = _said(how), max(now, row.found_at), by.staff_id
    row.save(update_fields=["how", "settled_at", "settled_by"])
    body = {"finding": row.ref, "how": digest(row.how.encode(), row.ref.encode())}
    moves.tell_of(platform, Line("settle_superior_finding", body, now), by)
    return SuperiorSettled(row.ref)


def _said(how: str) -> str:
    named(how, "how", 500)
    return told(how, "how", 500)
