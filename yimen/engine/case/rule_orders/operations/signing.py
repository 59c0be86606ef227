"""Signing an order 自动审批令, and withdrawing it: a person's decision, made beforehand and unmade at once."""

from datetime import datetime

from django.db.models import Max

from yimen.engine.case.rule_orders import moves
from yimen.engine.case.rule_orders.models import RuleOrder
from yimen.engine.case.rule_orders.refusals import OrderStands
from yimen.engine.case.rule_orders.rows import OrderKept
from yimen.engine.papers.certificates import queries as certificates
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import LetterHeld, Rank, letter_for, must_be_formal
from yimen.kernel.by_rule import (
    OrderEnd,
    PassedOn,
    Rule,
    RuleKind,
    Signed,
    must_be_bounded,
    must_be_orderable,
    must_be_sound,
)
from yimen.kernel.evidence import Line
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.catalogue import certificate_types
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.grants import queries as grants

LAW = "优化营商环境条例第三十七条"


@operation
def sign_rule_order(item_ref: str, rules: tuple[Rule, ...], said: Signed, *, by: Actor, now: datetime) -> OrderKept:
    """Order that cases of the version in force are granted by these conditions; by the head of the deciding office.

    Refuses with NoSuchThing, NotAllowed, NotFormal, NoLetter, NotOrderable, NoRules, RuleUnsound, ImpossibleDates,
    NotInList, or with OrderStands while another order holds in these days.
    """
    item = catalogue.in_force(item_ref, now)
    if item is None or item.guide_only:
        raise NoSuchThing(what="item")
    if not moves.heads(by, item.office_id):
        raise NotAllowed()
    must_be_formal(by.formal)
    letter = _letter(item, by, now)
    must_be_orderable(item.kind, item.terms)
    must_be_sound(rules, item.terms, _certificates(rules, now))
    must_be_bounded(said, day_of(now))
    _end_overtaken(item, by, now)
    with refusing(rule_order_one_at_a_time=OrderStands(), rule_order_edition_once=OrderStands()):
        row = _signed(item, rules, said, letter, by, now)
    body = {
        "item": item.ref, "version": item.version_ref, "edition": row.edition, "rules": bytes(row.rules_hash).hex(),
        "begins": said.begins, "ends": said.ends, "share": said.share, "wrong_most": said.wrong_most,
    }  # fmt: skip
    moves.tell_of(row, Line("sign_order", body, now, law=LAW, authority=letter.ref), by)
    return OrderKept(row.ref, row.edition)


@operation
def withdraw_rule_order(ref: str, reason: str, *, by: Actor, now: datetime) -> OrderKept:
    """Withdraw an order at once: no case is granted by it any more; by the head of its office or its supervision.

    What is being decided at this moment is decided first. Refuses with OrderUnknown, OrderEnded or TextMissing.
    """
    said = must_be_said("reason", reason, 500)
    row = moves.open_one(ref, by, now)
    moves.end(row, OrderEnd.WITHDRAWN, said, by, now)
    return OrderKept(row.ref, row.edition)


def _letter(item: ItemView, by: Actor, now: datetime) -> LetterHeld:
    assert by.staff_id is not None, "who heads an office is staff"
    held = [
        LetterHeld(
            one.ref, one.office_id, one.rank, frozenset(one.items), one.begins, one.ends, one.revoked_at
        )
        for one in grants.letters_of(by.staff_id, now)
    ]  # fmt: skip
    return letter_for(held, item.office_id, item.item_id, Rank.CLERK, now)


def _certificates(rules: tuple[Rule, ...], now: datetime) -> frozenset[str]:
    """The types of certificates of which these rules speak and that an item in force issues or somebody holds."""
    named = {one.on for one in rules if one.kind in (RuleKind.HOLDS, RuleKind.HOLDS_NONE)}
    if not named:
        return frozenset()
    return frozenset(one.code for one in certificate_types.issued(now)) | certificates.known_types(named)


def _end_overtaken(item: ItemView, by: Actor, now: datetime) -> None:
    """An order for an earlier version, or of a head who is head no more, grants nothing and makes room for the next."""
    earlier = RuleOrder.objects.select_for_update().filter(
        item_id=item.item_id, office_id=item.office_id, ended_at=None
    )
    rows = list(earlier)
    stopped = moves.stopped([row.pk for row in rows], now)
    for row in rows:
        if row.version_id != item.version_id:
            moves.end(row, OrderEnd.OVERTAKEN, "事项已有新版本", by, now)
        elif stopped.get(row.pk) is PassedOn.NO_HEAD:
            moves.end(row, OrderEnd.OVERTAKEN, "签发人不再是负责人，由现任负责人重签", by, now)


def _signed(
    item: ItemView, rules: tuple[Rule, ...], said: Signed, letter: LetterHeld, by: Actor, now: datetime
) -> RuleOrder:
    assert by.staff_id is not None, "who heads an office is staff"
    before = RuleOrder.objects.filter(item_id=item.item_id, office_id=item.office_id).aggregate(n=Max("edition"))["n"]
    return RuleOrder.objects.create(
        ref=new_ref(),
        item_id=item.item_id,
        version_id=item.version_id,
        office_id=item.office_id,
        signer_id=by.staff_id,
        letter_ref=letter.ref,
        item_name=item.name,
        edition=(before or 0) + 1,
        rules=moves.kept(rules),
        rules_hash=moves.hash_of(rules),
        valid=days(said.begins, said.ends),
        share=said.share,
        wrong_most=said.wrong_most,
        signed_at=now,
    )
