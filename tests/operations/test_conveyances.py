"""Conveyances: one set of papers, registration and tax at once, one payment, then the title."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations.conveying import (
    Estate,
    all_done,
    an_estate,
    carried_on,
    declared,
    drawn,
    levied,
    opinion,
    paid,
    passed,
    said,
    view,
)
from tests.operations.errand import GRANT, later
from tests.operations.town import a_person, an_officer, signed_on
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries as fee_queries
from yimen.engine.money.fees.operations import billing
from yimen.engine.money.fees.refusals import NotBilledYet
from yimen.engine.parallel.conveyances import operations, queries
from yimen.engine.parallel.conveyances.models import Conveyance, LevyLine
from yimen.engine.parallel.conveyances.operations import by_itself
from yimen.engine.parallel.conveyances.operations.declaring import ShareSaid
from yimen.engine.parallel.conveyances.refusals import (
    ApplicantTakesNothing,
    AreaMeasured,
    ConveyanceDeclared,
    ConveyanceStopped,
    ConveyanceUnknown,
    LevyChanged,
    NothingCorrected,
    RuleWithdrawn,
    TaxesPaid,
)
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint.refusals import AnsweredByWork, OpinionUnknown
from yimen.journal import cursors
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole, OwnMatter
from yimen.kernel.case_life import CaseState
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes, ProofMissing, SharesUneven, Side
from yimen.kernel.conveyance.rules import CALLED, Tax
from yimen.kernel.conveyance.standing import ReviewsOutstanding, ReviewStanding, TaxOutstanding, TaxStanding
from yimen.kernel.conveyance.template import SlowerThanTemplate, UnitUnreadable
from yimen.kernel.joint_life import Dealing, OpinionStance
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.money.bill_life import BillState
from yimen.kernel.rulings import Advice
from yimen.registries.people import queries as people
from yimen.registries.tax_rules import operations as tax_rules
from yimen.registries.tax_rules import queries as tax_rules_kept
from yimen.registries.tax_rules.refusals import OwnTaxRule

pytestmark = pytest.mark.django_db


@standing
def estate() -> Estate:
    return an_estate()


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read before they are settled: a test's own are not while anybody else's transaction is in flight."""
    read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
    monkeypatch.setattr(cursors, "_SETTLED", read_on)


def reviewed(estate: Estate, ref: str) -> None:
    cases.review(ref, Advice.GRANT, "符合条件。", by=estate.lead.reviewer, now=later(5))


@covers("S-254", "S-316", "S-539", "S-540")
def test_one_set_of_papers_is_taxed_and_reviewed_at_once_paid_once_and_then_registered(estate: Estate) -> None:
    ref = declared(estate)
    begun = view(estate, ref, now=later(2.6))
    with pytest.raises(ReviewsOutstanding):
        operations.open_tax_bill(ref, by=estate.lead.clerk, now=later(2.6))
    with pytest.raises(NotBilledYet):
        fees.open_bill(ref, by=SYSTEM, now=later(2.6))

    fen = all_done(estate, ref)
    carried_on(later(4.5))
    reviewed(estate, ref)
    with pytest.raises(TaxOutstanding):
        cases.decide(ref, GRANT, by=estate.lead.decider, now=later(5.5))
    waiting = view(estate, ref, now=later(5.5))
    assert waiting.bill is not None
    at_window = [row.case_ref for row in queries.at_paying_window(estate.lead.clerk, later(5.5))]
    paid(estate, waiting.bill.code)
    cases.decide(ref, GRANT, by=estate.lead.decider, now=later(7))

    assert (begun.row.review, begun.row.tax) == (ReviewStanding.REVIEWING, TaxStanding.ASSESSING)
    assert {one.began_at for one in begun.tasks} == {later(2.5)} and len(begun.tasks) == 3
    assert (waiting.row.review, waiting.row.tax) == (ReviewStanding.PASSED, TaxStanding.TO_PAY)
    assert waiting.bill.due_fen == fen + 8_000
    # Whoever holds the code reads each tax as a sum: no name, and nothing that it was worked out of.
    asked = fee_queries.for_payer(waiting.bill.code)
    assert asked is not None and sum(one.fen for one in asked.charges) == fen + 8_000
    assert [one.name for one in asked.charges] == [*(CALLED[tax] for tax in Tax), "不动产登记费"]
    assert not any(word in repr(asked) for word in ("陈小禾", "王卖方", "计税依据", "税率"))
    assert at_window == [ref] and queries.at_paying_window(estate.lead.clerk, later(8)) == ()
    whole = view(estate, ref, now=later(8))
    assert (whole.row.review, whole.row.tax) == (ReviewStanding.REGISTERED, TaxStanding.PAID)
    found = case_queries.find(ref, estate.lead.citizen, later(8))
    assert found is not None and found.state is CaseState.GRANTED and found.ruling is not None
    assert found.ruling.certificate_ref


@covers("S-541", "S-539")
def test_the_taxes_explain_themselves_and_follow_what_is_put_right(estate: Estate) -> None:
    """A second-hand home held for one year, by halves to two households; the price is corrected, then the area."""
    halves = (
        ShareSaid(Side.BUYER, "陈小禾", 1, 2, Homes.ONLY, "rules"),
        ShareSaid(Side.BUYER, "合伙人", 1, 2),
    )
    ref = declared(estate, said(buyers=halves))
    with pytest.raises(AnsweredByWork):
        one = opinion(estate, ref, "核定税费")
        joint.give_opinion(one.ref, OpinionStance.AGREE, by=estate.tax.reviewer, now=later(3))
    with pytest.raises(LevyChanged):
        operations.levy_taxes(ref, 1, by=estate.tax.reviewer, now=later(3))
    with pytest.raises(OpinionUnknown):
        operations.levy_taxes(ref, 1, by=estate.lead.reviewer, now=later(3))

    with pytest.raises(OwnTaxRule):
        operations.levy_taxes(ref, 1, by=estate.tax.head, now=later(3))

    first = levied(estate, ref)
    levy = view(estate, ref).levy
    assert levy is not None
    owed = {(one.tax, one.holder): one.fen for one in levy.lines}
    at_home = view(estate, ref, estate.lead.citizen)
    with pytest.raises(NothingCorrected):
        operations.correct_conveyance(ref, said(buyers=halves), "没有变", by=estate.lead.clerk, now=later(3.2))
    operations.correct_conveyance(ref, said(80_000_000, halves), "合同价更正", by=estate.lead.clerk, now=later(3.3))
    corrected = view(estate, ref)
    second = levied(estate, ref, later(3.4))
    anew = drawn(estate, ref, 15_000, later(3.5))
    measured = view(estate, ref)
    third = levied(estate, ref, later(3.6))

    # Who buys reads the own side, and of who sells nothing but the sum; the desk reads all.
    assert at_home.levy is not None and {one.tax for one in at_home.levy.lines} == {Tax.DEED}
    assert at_home.levy.others_fen == 2_912_621 + 101_942 + 43_690 + 29_126 + 970_874 and levy.others_fen == 0
    assert (at_home.bought_on, at_home.original_fen, at_home.costs_fen) == (None, 0, 0)
    assert at_home.levy.fen == first and view(estate, ref).bought_on is not None
    # 1 000 000 holds VAT of 3 %: 29 126.21; surcharges are half of 7, 3 and 2 % of it; income is 1 % of the rest.
    assert owed[Tax.VAT, "王卖方"] == 2_912_621 and owed[Tax.URBAN, "王卖方"] == 101_942
    assert owed[Tax.EDUCATION, "王卖方"] == 43_690 and owed[Tax.LOCAL_EDUCATION, "王卖方"] == 29_126
    assert owed[Tax.INCOME, "王卖方"] == 970_874
    # Each half of the price without VAT: 1 % for the only home, 3 % for the household that proves nothing.
    assert owed[Tax.DEED, "陈小禾"] == 485_437 and owed[Tax.DEED, "合伙人"] == 1_456_311
    assert first == sum(owed.values()) and all(one.steps[-1].comes_to == one.fen for one in levy.lines)
    assert all(one.law for one in levy.lines)
    assert corrected.levy is None and corrected.row.tax is TaxStanding.ASSESSING and corrected.revision == 2
    assert [(one.fen, one.reason) for one in corrected.earlier] == [(first, "合同价更正")]
    assert second < first and anew == "yes"
    # What was measured is larger than 140: the only home is taxed at 1.5 % now, and the bureau is asked again.
    assert (measured.levy, measured.area, measured.row.tax) == (None, 15_000, TaxStanding.ASSESSING)
    assert third > second and view(estate, ref).tasks[1].state == "answered"
    # What was measured is not typed over; anything else is put right, the proof alone as well.
    with pytest.raises(AreaMeasured) as area:
        operations.correct_conveyance(ref, said(80_000_000, halves), "改回去", by=estate.lead.clerk, now=later(3.7))
    assert area.value.area == "150.00"
    other = (replace(halves[0], proof="plan"), halves[1])
    proven = said(80_000_000, other, 15_000)
    assert operations.correct_conveyance(ref, proven, "换证明", by=estate.lead.clerk, now=later(3.7)).revision == 4
    # A rule that was entered wrongly never held: what was levied under it is worked out anew, by what else holds.
    levied(estate, ref, later(3.8))
    wrong = next(one for one in tax_rules_kept.rules(estate.tax.head, later(3.8)) if one.rule.code == "deed-only-large")
    chief = signed_on(an_officer(replace(estate.lead.town, office=estate.tax.office), "chief", "609"), "tax.chief")
    with pytest.raises(NothingCorrected):
        operations.correct_conveyance(ref, proven, "没有变", by=estate.lead.clerk, now=later(3.8))
    tax_rules.withdraw_tax_rule(wrong.ref, "更正单1号", by=chief, now=later(3.8))
    operations.correct_conveyance(ref, proven, "规则录错", by=estate.lead.clerk, now=later(3.9))
    assert levied(estate, ref, later(3.9)) > third


@covers("S-541")
def test_a_lower_tax_is_claimed_with_what_proves_it_and_shares_are_one_whole(estate: Estate) -> None:
    ref = errand.accepted(estate.lead)
    clerk = estate.lead.clerk
    unproven = (ShareSaid(Side.BUYER, "陈小禾", 1, 1, Homes.ONLY, "deed"),)
    uneven = (ShareSaid(Side.BUYER, "陈小禾", 1, 2), ShareSaid(Side.BUYER, "合伙人", 1, 3))

    for refusal, wrong in (
        (ProofMissing, said(buyers=unproven)),
        (SharesUneven, said(buyers=(ShareSaid(Side.BUYER, "陈小禾", 50_000, 50_000),))),
        (SharesUneven, said(buyers=uneven)),
        (ApplicantTakesNothing, said(buyers=(ShareSaid(Side.BUYER, "合伙人"),))),
    ):
        with pytest.raises(refusal):
            operations.declare_conveyance(ref, wrong, by=clerk, now=later(2))
    with pytest.raises(ConveyanceUnknown):
        operations.declare_conveyance(ref, said(), by=estate.tax.reviewer, now=later(2))
    assert queries.of_case(ref, clerk, later(2)) is None

    operations.declare_conveyance(ref, said(), by=clerk, now=later(2))
    with pytest.raises(ConveyanceDeclared):
        operations.declare_conveyance(ref, said(), by=clerk, now=later(2))
    found = queries.of_case(ref, estate.lead.citizen, later(3))
    assert found is not None and found.shares[0].proof == "食品安全管理制度"
    assert queries.of_case(ref, estate.tax.head, later(3)) is None, "it has not been asked yet"


@covers("S-540")
def test_what_one_side_refuses_stops_the_other_and_what_was_paid_goes_back(estate: Estate) -> None:
    ref = declared(estate)
    levied(estate, ref)
    against = opinion(estate, ref, "登记审核").ref
    joint.propose_disagreement(
        against, "《不动产登记暂行条例》第二十二条", "有查封登记。", "解除查封后再申请。",
        by=estate.lead.reviewer, now=later(3.2),
    )  # fmt: skip
    joint.confirm_disagreement(against, by=estate.head, now=later(3.3))

    joint.deal_with_disagreement(against, Dealing.FOLLOWED, "采纳。", by=estate.lead.reviewer, now=later(3.4))
    carried_on(later(3.5))

    stopped = view(estate, ref)
    assert (stopped.row.review, stopped.row.tax) == (ReviewStanding.REFUSED, TaxStanding.STOPPED)
    assert stopped.stopped_by == "refusal" and stopped.levy is None and stopped.earlier[0].state == "void"
    assert {one.work: one.state for one in stopped.tasks}["制图"] == "withdrawn"
    with pytest.raises(WrongState):
        drawn(estate, ref, now=later(4))
    with pytest.raises(ConveyanceStopped):
        operations.correct_conveyance(ref, said(90_000_000), "再试", by=estate.lead.clerk, now=later(4))
    reviewed(estate, ref)
    with pytest.raises(TaxOutstanding):
        cases.decide(ref, GRANT, by=estate.lead.decider, now=later(6))


@covers("S-540", "S-316")
def test_somebody_else_pays_and_an_application_taken_back_between_the_reviews_is_given_back(estate: Estate) -> None:
    ref = declared(estate)
    all_done(estate, ref)
    carried_on(later(4.5))
    first = view(estate, ref).bill
    operations.name_payer(ref, "王卖方", "卖方", by=estate.lead.citizen, now=later(5))
    bill = view(estate, ref).bill
    assert first is not None and bill is not None and bill.code != first.code and bill.payer == "王卖方"
    assert fee_queries.for_payer(first.code).state is BillState.CANCELLED  # type: ignore[union-attr]

    paid(estate, bill.code)
    with pytest.raises(TaxesPaid):
        operations.correct_conveyance(ref, said(90_000_000), "晚了", by=estate.lead.clerk, now=later(7))
    with pytest.raises(TaxesPaid):
        operations.name_payer(ref, "别人", "朋友", by=estate.lead.clerk, now=later(7))
    cases.withdraw(ref, "不买了", by=estate.lead.citizen, now=later(8))
    carried_on(later(9))

    ended = view(estate, ref)
    assert (ended.stopped_by, ended.row.tax, ended.row.review) == (
        "withdrawal", TaxStanding.STOPPED, ReviewStanding.STOPPED,
    )  # fmt: skip
    assert ended.bill is not None and ended.bill.refund_waits == "yes" and ended.bill.paid_fen == bill.due_fen


@covers("S-540")
def test_money_on_its_way_back_pays_for_nothing_and_a_new_levy_is_billed_anew(estate: Estate) -> None:
    ref = declared(estate)
    first = all_done(estate, ref)
    carried_on(later(4.5))
    bill = view(estate, ref).bill
    assert bill is not None
    paid(estate, bill.code)
    reviewed(estate, ref)
    back = fees.propose_refund(bill.ref, bill.due_fen, "价格有误", by=estate.cashier, now=later(6.3)).ref
    with pytest.raises(TaxOutstanding):
        cases.decide(ref, GRANT, by=estate.lead.decider, now=later(6.4))
    with pytest.raises(NotYourRole):
        fees.approve_refund(back, by=estate.lead.decider, now=later(6.5))
    assert fee_queries.refunds_for(estate.lead.decider) == ()
    assert [one.ref for one in fee_queries.refunds_for(estate.tax.head)] == [back]
    fees.approve_refund(back, by=estate.tax.head, now=later(6.5))
    with pytest.raises(TaxOutstanding):
        cases.decide(ref, GRANT, by=estate.lead.decider, now=later(6.5))
    with pytest.raises(TaxesPaid):
        operations.correct_conveyance(ref, said(80_000_000), "合同价更正", by=estate.lead.clerk, now=later(6.5))
    assert view(estate, ref).may_correct == ""
    fees.send_refund(back, by=SYSTEM, now=later(6.6))
    fees.send_refund(back, by=SYSTEM, now=later(6.7))

    operations.correct_conveyance(ref, said(80_000_000), "合同价更正", by=estate.lead.clerk, now=later(6.8))
    second = levied(estate, ref, later(6.9))
    carried_on(later(7))
    anew = view(estate, ref).bill
    assert anew is not None and anew.code != bill.code and anew.due_fen == second + 8_000 < first + 8_000
    paid(estate, anew.code, later(7.1))
    cases.decide(ref, GRANT, by=estate.lead.decider, now=later(8))
    assert view(estate, ref).row.tax is TaxStanding.PAID


@covers("S-540")
def test_whoever_pays_at_the_moment_in_which_it_stops_gets_it_back(
    estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = declared(estate)
    all_done(estate, ref)
    carried_on(later(4.5))
    row, bill = Conveyance.objects.get(case__ref=ref), view(estate, ref).bill
    assert bill is not None
    calls_back = billing.call_back

    def paid_first(case_id: int, by: Actor, now: datetime) -> None:
        paid(estate, bill.code)
        calls_back(case_id, by, now)

    monkeypatch.setattr(billing, "call_back", paid_first)
    by_itself.stopped(row, ref, by_itself.StoppedBy.ENDING, SYSTEM, later(6.5))

    stopped = view(estate, ref)
    assert stopped.stopped_by == "ending" and stopped.bill is not None and stopped.bill.refund_waits == "yes"


@covers("S-538")
def test_first_hand_registration_keeps_fifteen_days_and_its_steps_are_measured() -> None:
    estate = an_estate(15)
    ref = errand.accepted(estate.lead)
    first = replace(said(), kind=ConveyanceKind.FIRST_HAND, bought_on=None)
    with pytest.raises(SlowerThanTemplate):
        operations.declare_conveyance(ref, said(), by=estate.lead.clerk, now=later(1.5))
    operations.declare_conveyance(ref, first, by=estate.lead.clerk, now=later(1.5))
    cases.hand_over(ref, by=estate.lead.clerk, now=later(2))
    joint.begin_joint(ref, by=estate.lead.reviewer, now=later(2.5))
    with pytest.raises(UnitUnreadable):
        operations.draw_plan(ref, "0001", 9_000, "图1", by=estate.lead.reviewer, now=later(3))

    fen = all_done(estate, ref)
    carried_on(later(4.5))
    bill = view(estate, ref).bill
    assert bill is not None and fen == 1_000_000, "1 % of what the invoice says without value added tax"
    paid(estate, bill.code)
    reviewed(estate, ref)
    cases.decide(ref, GRANT, by=estate.lead.decider, now=later(7))

    (kind,) = queries.measured(estate.lead.clerk, later(8))
    assert (kind.kind, kind.count, kind.overall, kind.late) == ("first_hand", 1, 15, 0)
    times = {one.step: one for one in view(estate, ref).times}
    assert (times["overall"].began_at, times["overall"].ended_at) == (later(1), later(7))
    assert {"review", "tax", "plan", "pay", "certificate"} <= times.keys()
    assert times["tax"].ended_at == later(3) and {step for step, _, _ in kind.steps} == times.keys() - {"overall"}


def test_nobody_pays_by_a_rule_that_was_withdrawn(estate: Estate) -> None:
    ref = declared(estate)
    all_done(estate, ref)
    carried_on(later(4.5))
    bill = view(estate, ref).bill
    assert bill is not None and bill.state == "open"
    rule = next(one for one in tax_rules_kept.rules(estate.tax.head, later(5)) if one.rule.code in under(ref))
    chief = signed_on(an_officer(replace(estate.lead.town, office=estate.tax.office), "chief", "609"), "tax.chief")

    tax_rules.withdraw_tax_rule(rule.ref, "更正单1号", by=chief, now=later(5))
    carried_on(later(5.1))

    ended = view(estate, ref).bill
    assert ended is None or ended.state == "cancelled"
    with pytest.raises(RuleWithdrawn):
        operations.open_tax_bill(ref, by=estate.lead.clerk, now=later(5.2))


def test_an_exemption_by_a_rule_that_was_withdrawn_registers_nothing(estate: Estate) -> None:
    inherited = said(kind=ConveyanceKind.INHERITANCE, bought_on=None)
    kept, wrong = declared(estate, inherited), declared(estate, inherited)
    for ref in (kept, wrong):
        assert all_done(estate, ref) == 0
        reviewed(estate, ref)
    cases.decide(kept, GRANT, by=estate.lead.decider, now=later(5.5))
    assert view(estate, wrong).row.tax is TaxStanding.EXEMPT

    withdrawn(estate, "deed-heirs")

    with pytest.raises(TaxOutstanding):
        cases.decide(wrong, GRANT, by=estate.lead.decider, now=later(6.1))
    assert view(estate, wrong).row.tax is TaxStanding.ASSESSING
    assert view(estate, kept).row.tax is TaxStanding.EXEMPT, "what is registered stays as it was found"


def test_who_paid_by_a_rule_that_was_withdrawn_gets_it_back_and_pays_what_is_owed(estate: Estate) -> None:
    ref = declared(estate)
    all_done(estate, ref)
    carried_on(later(4.5))
    bill = view(estate, ref).bill
    assert bill is not None
    withdrawn(estate, "deed-only-small")
    paid(estate, bill.code, later(6.5))

    carried_on(later(7))
    carried_on(later(7.1))

    (back,) = fee_queries.refunds_for(estate.tax.head)
    assert back.fen == bill.due_fen and back.reason == by_itself.NEVER_HELD
    fees.approve_refund(back.ref, by=estate.tax.head, now=later(8))
    for at in (8.1, 8.2):
        fees.send_refund(back.ref, by=SYSTEM, now=later(at))
    operations.correct_conveyance(ref, said(), "规则录错", by=estate.lead.clerk, now=later(8.3))
    assert levied(estate, ref, later(8.4)) > bill.due_fen - 8_000


def test_a_seller_neither_reviews_nor_decides_nor_names_who_pays_nor_gives_back(estate: Estate) -> None:
    lead, seller = estate.lead, frozenset({party_id(a_person(7, "王卖方"))})

    def own(who: Actor) -> Actor:
        return replace(who, interests=seller)

    ref = declared(estate)
    levied(estate, ref)
    drawn(estate, ref)
    asked = opinion(estate, ref, "登记审核").ref
    with pytest.raises(OwnMatter):
        joint.give_opinion(asked, OpinionStance.AGREE, by=own(lead.reviewer), now=later(4))
    passed(estate, ref)
    carried_on(later(4.5))
    with pytest.raises(OwnMatter):
        operations.name_payer(ref, "别人", "朋友", by=own(lead.clerk), now=later(5))
    with pytest.raises(OwnMatter):
        cases.review(ref, Advice.GRANT, "符合条件。", by=own(lead.reviewer), now=later(5))
    reviewed(estate, ref)
    bill = view(estate, ref).bill
    assert bill is not None
    paid(estate, bill.code)
    with pytest.raises(OwnMatter):
        cases.decide(ref, GRANT, by=own(lead.decider), now=later(7))
    back = fees.propose_refund(bill.ref, bill.due_fen, "价格有误", by=estate.cashier, now=later(7)).ref
    with pytest.raises(OwnMatter):
        fees.approve_refund(back, by=own(estate.tax.head), now=later(7.1))
    fees.reject_refund(back, "价格没有错", by=estate.tax.head, now=later(7.2))
    cases.decide(ref, GRANT, by=lead.decider, now=later(8))


def withdrawn(estate: Estate, code: str) -> None:
    """The bureau withdraws one of its rules, by other hands than entered it."""
    rule = next(one for one in tax_rules_kept.rules(estate.tax.head, later(6)) if one.rule.code == code)
    chief = signed_on(an_officer(replace(estate.lead.town, office=estate.tax.office), "chief", "609"), "tax.chief")
    tax_rules.withdraw_tax_rule(rule.ref, "更正单2号", by=chief, now=later(6))


def under(ref: str) -> set[str]:
    """The codes of the rules under which a case was levied."""
    lines = LevyLine.objects.filter(levy__conveyance__case__ref=ref).select_related("rule")
    return {line.rule.code for line in lines}


def test_a_seller_or_a_co_buyer_has_no_hand_in_the_own_matter(estate: Estate) -> None:
    ref = errand.accepted(estate.lead)
    seller = a_person(7, "王卖方")
    own = replace(estate.lead.clerk, interests=frozenset({party_id(seller)}))
    with pytest.raises(OwnMatter):
        operations.declare_conveyance(ref, said(), by=own, now=later(2))
    operations.declare_conveyance(ref, said(), by=estate.lead.clerk, now=later(2))
    with pytest.raises(OwnMatter):
        operations.correct_conveyance(ref, said(90_000_000), "更正", by=own, now=later(3))
    assert operations.correct_conveyance(ref, said(90_000_000), "更正", by=estate.lead.clerk, now=later(3)).ref


def party_id(ref: str) -> int:
    found = people.party(ref)
    assert found is not None
    return found.id
