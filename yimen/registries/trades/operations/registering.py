"""Say which items write the register; an item that asks what a registration may not ask writes nothing."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.enterprises import CAPITAL_REPORT, DEMANDED, RegisterEffect, is_trade_field
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import days, locked, new_ref, refusing
from yimen.registries.trades import queries
from yimen.registries.trades.models import RegistrationItem
from yimen.registries.trades.moves import KEEPERS, first_day, item_of, tell_of
from yimen.registries.trades.refusals import (
    AlreadyKept,
    CapitalReportDemanded,
    FormLacks,
    RegistrationInterlocked,
    TradeOptionUnknown,
)


@snapshot
class RegistrationKept:
    """An item that writes the register, by the reference of its entry."""

    ref: str


@operation
def register_item(item: str, effect: str, basis: str, from_day: date, *, by: Actor, now: datetime) -> RegistrationKept:
    """Let the grants of an item write the register from a day on.

    It may wait for no result outside the list of prior permits, demand no report of paid-in capital, and offer no
    business but the trades in force. Refuses with NotAllowed, NoSuchThing, NotInList, Missing, ImpossibleDates,
    RegistrationInterlocked, CapitalReportDemanded, FormLacks, TradeOptionUnknown or AlreadyKept.
    """
    must_hold(by, *KEEPERS)
    if effect not in set(RegisterEffect):
        raise NotInList(field="effect")
    about = item_of(item, now)
    _must_be_free_of_permits(about, now)
    _must_ask_what_is_kept(about, effect)
    _must_offer_trades(about, from_day)
    with refusing(registration_item_has_one_effect_at_a_time=AlreadyKept()):
        row = RegistrationItem.objects.create(
            ref=new_ref(), item_id=about.item_id, effect=effect, basis=named(basis, "basis"),
            valid=days(first_day(from_day, by, now)),
        )  # fmt: skip
    body = {"item": about.ref, "effect": effect, "basis": row.basis, "from": from_day}
    tell_of("registration_item", row, row.ref, Line("register_item", body, now), by)
    return RegistrationKept(row.ref)


@operation
def unregister_item(ref: str, basis: str, on: date, *, by: Actor, now: datetime) -> RegistrationKept:
    """From a day on the item's grants write the register no more; what they wrote stays.

    Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    row = locked(RegistrationItem, ref, "registration_item")
    if row.valid.upper is not None or first_day(on, by, now) <= row.valid.lower:
        raise ImpossibleDates()
    row.valid = days(row.valid.lower, on)
    row.save(update_fields=["valid"])
    body = {"on": on, "basis": named(basis, "basis")}
    tell_of("registration_item", row, ref, Line("unregister_item", body, now), by)
    return RegistrationKept(ref)


def _must_be_free_of_permits(about: ItemView, now: datetime) -> None:
    for name in queries.edges_outside(about, now):
        raise RegistrationInterlocked(item=name)


def _must_ask_what_is_kept(about: ItemView, effect: str) -> None:
    for material in about.terms.materials:
        if CAPITAL_REPORT in material.name:
            raise CapitalReportDemanded(material=material.name)
    asked = {field.code for field in about.terms.fields}
    if effect == RegisterEffect.ESTABLISH:
        for kind in DEMANDED:
            if kind not in asked:
                raise FormLacks(field=kind)


def _must_offer_trades(about: ItemView, on: date) -> None:
    known = {row.name for row in queries.trades(on)}
    for field in about.terms.fields:
        for option in field.options if is_trade_field(field.code) else ():
            if option not in known:
                raise TradeOptionUnknown(option=option)
