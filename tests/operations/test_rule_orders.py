"""Rule orders: a head decides beforehand; what meets every condition is granted at once, all else goes to a person."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from tests.covers import covers
from tests.operations import errand, paying, town
from tests.operations.errand import later
from tests.operations.town import NOW, SINCE, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.rule_orders import operations, queries
from yimen.engine.case.rule_orders.models import RuleOrder, RuleTrial, SelfServiceListing
from yimen.engine.case.rule_orders.refusals import (
    FeeAtTheWindow,
    LookedAt,
    NoOrderInForce,
    NotDrawn,
    OrderEnded,
    OrderStands,
    OrderUnknown,
    OwnOrder,
)
from yimen.engine.case.rule_orders.rows import TriedByRule
from yimen.insight.figures import discretion, reading
from yimen.insight.ranks import queries as ranks
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter
from yimen.kernel.by_rule import NoRules, NotOrderable, Rule, RuleKind, RuleUnsound, Signed
from yimen.kernel.elements import OnlineDepth
from yimen.kernel.endings import RevokeGround
from yimen.kernel.terms import Complexity, FieldKind, FieldTerm, StepTerm, Terms, TimeLimit
from yimen.kernel.writing import ImpossibleDates, NotAllowed
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.models import Change, Item, Suspension
from yimen.registries.dated import moments
from yimen.registries.grants import operations as grants

pytestmark = pytest.mark.django_db
TERMS = replace(
    errand.TERMS,
    complexity=Complexity.SIMPLE,
    instant="yes",
    statutory=None,
    promised=TimeLimit(errand.TERMS.promised.amount, "minute") if errand.TERMS.promised else None,
    materials=(),
    situations=(),
    commitment="",
    steps=tuple(StepTerm(code, name) for code, name in (("accept", "受理"), ("decide", "决定"))),
    fields=(
        FieldTerm("kind", "险种", FieldKind.CHOICE, options=("全部", "养老保险")),
        FieldTerm("to", "截止日期", FieldKind.DATE),
    ),
)
RULES = (Rule(RuleKind.ONE_OF, "kind", ("全部", "养老保险")), Rule(RuleKind.NOT_AHEAD, "to"))
assert TERMS.certificate is not None
OWN_TYPE = TERMS.certificate.type_code
SAID = Signed(TODAY, TODAY + timedelta(days=365), 10, 5)
CHARGED = replace(TERMS, fees=paying.FEES, service=replace(TERMS.service, online_payment="yes"))
FORM = {"kind": "全部", "to": "2026-10-31"}


@dataclass(frozen=True)
class Bureau:
    """An office with an instant item, its head with a letter, and supervision of the city."""

    office: errand.Office
    head: Actor
    letter: str


@standing
def bureau() -> Bureau:
    return a_bureau(TERMS)


def a_bureau(terms: Terms) -> Bureau:
    made = errand.an_office(terms, "20")
    staff = town.an_officer(made.town, "office_head", "821")
    letter = grants.issue_letter(staff, made.town.office, 4, (), "专用章", SINCE, None, by=SYSTEM, now=NOW).ref
    return Bureau(made, town.signed_on(staff, "the.head"), letter)


def signed(at: Bureau, said: Signed = SAID, rules: tuple[Rule, ...] = RULES, now: datetime = NOW) -> str:
    return operations.sign_rule_order(at.office.item, rules, said, by=at.head, now=now).ref


def filed(at: Bureau, form: dict[str, str] = FORM, now: datetime = NOW) -> str:
    by = at.office.citizen
    ref = cases.start_draft(at.office.item, at.office.party, by=by, now=now).ref
    kept = cases.keep_draft(ref, 1, (), form, by=by, now=now)
    return cases.submit(ref, kept.revision, at.office.town.centre, by=by, now=now).ref


def weighed(ref: str, now: datetime = NOW) -> TriedByRule:
    return operations.decide_by_rule(ref, by=SYSTEM, now=now)


@covers("S-374")
def test_what_meets_every_condition_is_granted_at_once_and_says_by_whose_order(bureau: Bureau) -> None:
    order = signed(bureau)
    ref = filed(bureau)

    assert weighed(ref).outcome == "granted"

    view = case_queries.find(ref, bureau.office.citizen, later(1))
    trial = queries.of_case(ref, bureau.office.citizen, later(1))
    assert view is not None and view.state == "granted" and view.ruling is not None and view.accepted_at == NOW
    assert view.ruling.staff_name == bureau.head.name and "第1版规则" in view.ruling.reasons
    assert view.ruling.certificate_ref and [row.verb for row in view.timeline][:2] == ["grant", "accept"]
    assert trial is not None and (trial.passed_on, trial.minutes, trial.edition) == ("", 0, 1)
    assert [(one.read, one.answer) for one in trial.weighed] == [("全部", "met"), ("2026-10-31", "met")]
    assert trial.drawn == "" and queries.judged_again(trial) == trial.weighed
    assert weighed(ref, later(1)) == TriedByRule(ref, "granted") and RuleTrial.objects.count() == 1
    (row,) = queries.orders(bureau.head, later(1))
    assert (row.ref, row.standing, row.granted, row.looked_at.whole) == (order, "in_force", 1, 1)


@covers("S-374")
def test_whatever_is_not_met_or_not_known_goes_to_a_person_and_is_never_refused(bureau: Bureau) -> None:
    at = bureau.office
    assert weighed(filed(bureau)).outcome == ""
    signed(bureau, rules=(*RULES, Rule(RuleKind.AGED, "", ("60",)), Rule(RuleKind.HOLDS, OWN_TYPE)))

    ref = filed(bureau, {**FORM, "to": "2026-12-31"})
    done = weighed(ref)

    view = case_queries.find(ref, at.clerk, later(1))
    trial = queries.of_case(ref, at.clerk, later(1))
    assert done == TriedByRule(ref, "passed_on", "not_met") and view is not None and trial is not None
    assert view.state == "received" and view.accepted_at is None and view.timeline[0].verb == "pass_on"
    assert [one.answer for one in trial.weighed] == ["met", "not_met", "not_met", "not_met"]
    cases.accept(ref, by=at.clerk, now=later(0.1))
    assert queries.of_case(ref, town.a_citizen(9, "路人", "luren"), later(1)) is None


def test_a_case_with_a_person_behind_it_is_not_weighed_and_another_hand_goes_to_one(bureau: Bureau) -> None:
    at = bureau.office
    signed(bureau)

    over_the_counter = cases.receive(at.item, at.party, (), FORM, by=at.clerk, now=NOW).ref
    assert weighed(over_the_counter) == TriedByRule(over_the_counter, "")

    ref = filed(bureau)
    grants.revoke_letter(bureau.letter, "收回", by=SYSTEM, now=later(0.01))
    assert weighed(ref, later(0.02)).why == "signer"


@covers("S-374")
def test_an_order_is_signed_by_the_head_under_a_letter_for_what_leaves_nothing_to_weigh(bureau: Bureau) -> None:
    at = bureau.office
    for stranger in (at.clerk, at.decider, at.citizen):
        with pytest.raises(NotAllowed):
            operations.sign_rule_order(at.item, RULES, SAID, by=stranger, now=NOW)
    plain = town.signed_on(town.an_officer(at.town, "office_head", "822"), "plain.head")
    with pytest.raises(NoLetter):
        operations.sign_rule_order(at.item, RULES, SAID, by=plain, now=NOW)
    with pytest.raises(NoRules):
        signed(bureau, rules=())
    with pytest.raises(RuleUnsound) as unsound:
        signed(bureau, rules=(*RULES, Rule(RuleKind.AT_LEAST, "to", ("1",))))
    assert unsound.value.number == 3
    for kind in (RuleKind.HOLDS, RuleKind.HOLDS_NONE):
        with pytest.raises(RuleUnsound):
            signed(bureau, rules=(*RULES, Rule(kind, "没有这一种证照")))
    with pytest.raises(ImpossibleDates):
        signed(bureau, Signed(TODAY, TODAY + timedelta(days=367), 10, 5))
    assert RuleOrder.objects.count() == 0

    signed(bureau)
    with pytest.raises(OrderStands):
        signed(bureau)


def test_an_item_that_somebody_has_to_weigh_cannot_be_ordered(office: errand.Office) -> None:
    staff = town.an_officer(office.town, "office_head", "821")
    grants.issue_letter(staff, office.town.office, 4, (), "专用章", SINCE, None, by=SYSTEM, now=NOW)
    head = town.signed_on(staff, "the.head")

    with pytest.raises(NotOrderable) as refused:
        operations.sign_rule_order(office.item, RULES, SAID, by=head, now=NOW)

    assert refused.value.bar == "not_at_once" and queries.orderable(head, NOW) == ()


def test_a_withdrawn_order_and_one_that_is_over_grant_nothing_from_that_moment(bureau: Bureau) -> None:
    at, order = bureau.office, signed(bureau, Signed(TODAY, TODAY + timedelta(days=1), 10, 5))
    midnight = datetime.combine(TODAY, datetime.min.time(), tzinfo=NOW.tzinfo) + timedelta(hours=16)

    last, late = filed(bureau, now=midnight - timedelta(seconds=2)), filed(bureau, now=midnight)
    assert weighed(last, midnight - timedelta(seconds=1)).outcome == "granted"
    assert weighed(late, midnight).outcome == ""
    with pytest.raises(OrderEnded):
        operations.withdraw_rule_order(order, "到期", by=bureau.head, now=midnight)

    second = operations.sign_rule_order(
        at.item, RULES, Signed(date(2026, 11, 21), date(2026, 12, 21), 10, 5), by=bureau.head, now=midnight
    )
    assert second.edition == 2
    with pytest.raises(OrderUnknown):
        operations.withdraw_rule_order(second.ref, "不用了", by=at.decider, now=midnight)
    operations.withdraw_rule_order(second.ref, "规则要改", by=bureau.head, now=midnight)
    assert weighed(late, midnight).outcome == "" and queries.order(second.ref, bureau.head, midnight) is not None


def test_a_wrong_grant_that_was_drawn_stops_its_order_and_is_revoked_as_any_other(bureau: Bureau) -> None:
    at, order = bureau.office, signed(bureau)
    ref = filed(bureau)
    weighed(ref)
    (waiting,) = queries.to_look_at(at.reviewer)
    assert waiting.case_ref == ref and queries.to_look_at(bureau.head) == ()

    with pytest.raises(OwnOrder):
        operations.look_at_grant(ref, "right", "", by=bureau.head, now=later(1))
    with pytest.raises(NotDrawn):
        operations.look_at_grant(ref, "right", "", by=at.clerk, now=later(1))
    looked = operations.look_at_grant(ref, "wrong", "参保记录不属于本人。", by=at.reviewer, now=later(1))

    assert looked.stopped == "yes" and weighed(filed(bureau, now=later(2)), later(2)).outcome == ""
    row = queries.order(order, bureau.head, later(2))
    assert row is not None and (row.standing, row.wrong.part, row.looked_at.whole) == ("wrong_share", 1, 1)
    with pytest.raises(LookedAt):
        operations.look_at_grant(ref, "right", "", by=at.decider, now=later(2))
    cases.revoke(ref, "准予错误。", RevokeGround.UNQUALIFIED, by=bureau.head, now=later(3))
    assert queries.to_look_at(at.reviewer) == ()


@covers("S-374")
def test_a_drawn_grant_that_nobody_looked_at_and_a_head_who_left_stop_an_order(bureau: Bureau) -> None:
    at, order = bureau.office, signed(bureau)
    first = filed(bureau)
    weighed(first)
    day = timedelta(days=30)
    # Up to the thirtieth day it grants; then each case goes to a person with the reason, until somebody has looked.
    inside, over = NOW + day - timedelta(minutes=1), NOW + day
    assert weighed(filed(bureau, now=inside), inside).outcome == "granted"
    stopped = weighed(filed(bureau, now=over), over)
    assert (stopped.outcome, stopped.why) == ("passed_on", "unlooked")
    row = queries.order(order, bureau.head, over)
    assert row is not None and row.standing == "unlooked"
    with connection.cursor() as cursor:
        cursor.execute("select version_id from rule_orders_ruleorder")
        ((version,),) = cursor.fetchall()
    assert (queries.covers(at.item, version, inside), queries.covers(at.item, version, over)) == ("yes", "")
    assert (len(queries.to_list(inside)), queries.to_list(over)) == (1, ())
    # Who withdraws the order and signs the next has looked at nothing; nor is the item listed meanwhile.
    desk = town.signed_on(town.the_city_desk(at.town), "city.desk")
    with transaction.atomic():
        operations.withdraw_rule_order(order, "重签", by=bureau.head, now=over)
        signed(bureau, replace(SAID, begins=over.date()), now=over)
        assert weighed(filed(bureau, now=over), over).why == "unlooked"
        with pytest.raises(NoOrderInForce):
            operations.list_for_self_service(at.item, "条件都能核验。", over.date(), by=desk, now=over)
        transaction.set_rollback(True)
    operations.look_at_grant(first, "right", "", by=at.reviewer, now=over)
    assert weighed(filed(bureau, now=over), over).outcome == "granted"
    for drawn in RuleTrial.objects.filter(drawn="yes", checked_at=None):
        operations.look_at_grant(drawn.case_ref, "right", "", by=at.reviewer, now=over)

    # A head who is head no more does not sign any more; the head of today signs anew.
    with connection.cursor() as cursor:
        cursor.execute("select g.id, p.id from people_posting g join people_post p on p.id = g.post_id"
                       " where g.staff_id = %s and p.role = 'office_head'", (bureau.head.staff_id,))  # fmt: skip
        ((posting, _),) = cursor.fetchall()
        cursor.execute(
            "update people_posting set valid = tstzrange(lower(valid), %s) where id = %s", (over + day, posting)
        )
    later_on = over + day
    left = weighed(filed(bureau, now=later_on), later_on)
    assert (left.outcome, left.why) == ("passed_on", "no_head")
    row = queries.order(order, at.reviewer, later_on)
    assert row is not None and row.standing == "no_head"
    staff = town.an_officer(at.town, "office_head", "822")
    grants.issue_letter(staff, at.town.office, 4, (), "专用章", SINCE, None, by=SYSTEM, now=NOW)
    head = town.signed_on(staff, "new.head")
    said = replace(SAID, begins=later_on.date(), ends=later_on.date() + timedelta(days=200))
    operations.sign_rule_order(at.item, RULES, said, by=head, now=later_on)
    again = later_on + timedelta(hours=1)
    assert weighed(filed(bureau, now=again), again).outcome == "granted"
    row = queries.order(order, head, again)
    assert row is not None and (row.standing, "重签" in row.end_reason) == ("overtaken", True)


def test_the_items_that_may_be_ordered_are_read_in_two_statements(
    bureau: Bureau, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        found = queries.orderable(bureau.head, later(1))
    assert [one.ref for one in found] == [bureau.office.item]


def suspended(item: Item, begins: datetime, ends: datetime) -> None:
    change = Change.objects.create(
        ref="stop", item=item, kind="suspend", state="office_review", reason="系统升级", basis="公告", proposed_at=NOW,
        waits_since=NOW,
    )  # fmt: skip
    Suspension.objects.create(item=item, change=change, during=moments(begins, ends), reason="系统升级", basis="公告")


def test_only_what_is_granted_by_rule_stands_on_the_self_service_list_while_its_order_holds(bureau: Bureau) -> None:
    at, desk = bureau.office, town.signed_on(town.the_city_desk(bureau.office.town), "city.desk")
    with pytest.raises(NoOrderInForce):
        operations.list_for_self_service(at.item, "条件都能核验。", TODAY, by=desk, now=NOW)
    order = signed(bureau)

    entry = operations.list_for_self_service(at.item, "条件都能核验。", TODAY, by=desk, now=NOW)

    assert [row.item_ref for row in queries.open_at_terminals(NOW)] == [at.item]
    before = filed(bureau, now=later(0.1))
    suspended(SelfServiceListing.objects.get().item, later(0.2), later(0.4))
    assert queries.open_at_terminals(later(0.3)) == () and queries.listed(later(0.3))[0].standing == "suspended"
    assert (weighed(before, later(0.3)).outcome, weighed(before, later(0.4)).outcome) == ("", "granted")

    operations.withdraw_rule_order(order, "规则要改", by=bureau.head, now=later(1))
    assert queries.open_at_terminals(later(1)) == () and queries.listed(later(1))[0].standing == "no_order"
    operations.take_off_self_service(entry.ref, "令已撤回", by=desk, now=later(2))
    assert queries.listed(later(2))[0].standing == "over"


@covers("S-351")
def test_what_a_cashier_alone_is_paid_for_does_not_stand_on_the_self_service_list() -> None:
    costly = a_bureau(CHARGED)
    item, desk = costly.office.item, town.signed_on(town.the_city_desk(costly.office.town), "city.desk")
    signed(costly)
    entry = operations.list_for_self_service(item, "缴费也在网上。", TODAY, by=desk, now=NOW)
    (shown,) = queries.open_at_terminals(NOW)
    assert (shown.item_ref, shown.charged) == (item, "yes")

    service = replace(CHARGED.service, online_payment="no", online_depth=OnlineDepth.ACCEPTANCE)
    over_the_counter = replace(CHARGED, service=service)
    version = catalogue.draft_version(
        item, Draft("食品经营许可（新办）", "20", over_the_counter), by=SYSTEM, now=later(1)
    )
    catalogue.publish(version.ref, later(1), by=SYSTEM, now=later(1))
    signed(costly, now=later(1))

    assert queries.open_at_terminals(later(1)) == () and queries.listed(later(1))[0].standing == "fee"
    operations.take_off_self_service(entry.ref, "要到窗口缴费", by=desk, now=later(2))
    with pytest.raises(FeeAtTheWindow):
        operations.list_for_self_service(item, "再列一次。", TODAY, by=desk, now=later(2))


def test_no_figure_by_decider_counts_what_was_granted_by_rule(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (reading, ranks):
        monkeypatch.setattr(one, "READ", "default")
    signed(bureau)
    weighed(filed(bureau))
    since, until = later(-1), later(1)
    span = reading.Span(since, until)

    def counted() -> tuple[list[int], int, int]:
        officers = [one.decided for one in discretion.officers(bureau.head, span)]
        return officers, sum(one.decided for one in ranks.by_rank(since, until)), len(ranks.reviewed_once(since, until))

    assert counted() == ([], 0, 0)
    RuleTrial.objects.update(drawn="no", passed_on="not_met")  # the twin: as if somebody had decided it themselves
    assert counted() == ([1], 1, 1)


def test_no_act_on_a_case_asks_or_triggers_anything_more_for_the_orders() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_constraint where confrelid = 'cases_case'::regclass"
            " and conrelid::regclass::text like 'rule_orders%'"
        )
        keys = cursor.fetchone()

    assert keys == (0,)
