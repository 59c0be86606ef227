"""Base items are entered, restated and ended by the city's catalogue desk; every office's items point to them."""

from datetime import date, datetime
from typing import Any

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.codes import parse_base
from yimen.kernel.evidence import Line
from yimen.kernel.publication import unsound_texts
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ItemKind, Terms
from yimen.kernel.writing import NotInList, named, span, written
from yimen.registries.catalogue.codec import terms_hash, terms_to_json
from yimen.registries.catalogue.models import BaseItem, BaseItemTerm
from yimen.registries.catalogue.refusals import BaseItemUnknown, CodeTaken, TextUnsound
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import days, end_term, new_ref, to_close, to_split


@snapshot
class BaseItemEntered:
    """A base item has come into the base catalogue."""

    code: str


@snapshot
class BaseItemChanged:
    """A base item says something else, or no longer is, from this day."""

    code: str
    day: date


@operation
def enter_base_item(
    code: str, said: BaseSaid, valid_from: date, basis: str, *, by: Actor, now: datetime
) -> BaseItemEntered:
    """Enter what exists in law under a base code.

    Refuses with NotCatalogueEditor, CodeNotWellFormed, CodeTaken, TextUnsound or NotInList.
    """
    allow.must_edit_for_the_city(by)
    parse_base(code)
    span(valid_from, None)
    base, fresh = BaseItem.objects.get_or_create(code=code, defaults={"ref": new_ref()})
    if not fresh:
        raise CodeTaken(value=code)
    _say(base, said, days(valid_from), basis)
    _tell(base, "base_item_entered", said, valid_from, basis, by, now)
    return BaseItemEntered(code)


@operation
def restate_base_item(
    code: str, said: BaseSaid, from_day: date, basis: str, *, by: Actor, now: datetime
) -> BaseItemChanged:
    """Another name, kind, treatment or standard from a day on; what it said before stays readable.

    Refuses with NotCatalogueEditor, BaseItemUnknown, ImpossibleDates, TextUnsound or NotInList.
    """
    allow.must_edit_for_the_city(by)
    base = _locked(code)
    term, before, after = to_split(base.terms.all(), from_day)
    end_term(term, before, written(basis, "basis"))
    _say(base, said, after, basis)
    _tell(base, "base_item_restated", said, from_day, basis, by, now)
    return BaseItemChanged(code, from_day)


@operation
def end_base_item(code: str, on: date, basis: str, *, by: Actor, now: datetime) -> BaseItemChanged:
    """The base item is no more from a day on; the items that point to it are withdrawn one by one, each with its basis.

    Refuses with NotCatalogueEditor, BaseItemUnknown or ImpossibleDates.
    """
    allow.must_edit_for_the_city(by)
    base = _locked(code)
    term, until = to_close(base.terms.all(), on)
    end_term(term, until, written(basis, "basis"))
    _tell(base, "base_item_ended", None, on, basis, by, now)
    return BaseItemChanged(code, on)


def _locked(code: str) -> BaseItem:
    base = BaseItem.objects.select_for_update().filter(code=code).first()
    if base is None:
        raise BaseItemUnknown(value=code)
    return base


def _say(base: BaseItem, said: BaseSaid, valid: Any, basis: str) -> None:
    if said.kind not in {kind.value for kind in ItemKind}:
        raise NotInList(field="kind")
    for fault in unsound_texts(said.name, said.standard or Terms()):
        raise TextUnsound(element=fault.element, rule=fault.rule)
    BaseItemTerm.objects.create(
        base_item=base,
        name=named(said.name, "name"),
        kind=said.kind,
        treatment=Treatment(said.treatment),
        standard=terms_to_json(said.standard) if said.standard else None,
        valid=valid,
        basis=written(basis, "basis"),
    )


def _tell(base: BaseItem, verb: str, said: BaseSaid | None, day: date, basis: str, by: Actor, now: datetime) -> None:
    body: dict[str, Any] = {"code": base.code, "day": day.isoformat(), "basis": basis}
    if said is not None:
        body |= {"name": said.name, "kind": said.kind, "treatment": said.treatment}
        body |= {"standard": terms_hash(said.standard).hex() if said.standard else ""}
    head = bytes(base.journal_head)
    tell(
        Subject("base_item", "catalogue_baseitem", base.pk, base.ref, base.journal_seq, head),
        Line(verb, body, now),
        by,
    )
