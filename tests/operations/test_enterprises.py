"""The business register follows granted cases: subject and business apart, facts with days, offices that are told."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests.covers import covers
from tests.operations import errand, trading
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from tests.operations.trading import ADVICE, CATERING, FORM
from yimen.assembly.database import Address
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.refusals import DraftIncomplete
from yimen.engine.case.integrity import operations as repairing
from yimen.engine.case.integrity import recording
from yimen.engine.case.integrity.recording import About
from yimen.engine.case.messages import queries as messages
from yimen.engine.supervision.enterprises import operations, queries
from yimen.engine.supervision.enterprises.refusals import (
    AbnormalLeft,
    AlreadyAbnormal,
    GroundStands,
    NoticeAcknowledged,
)
from yimen.engine.supervision.enterprises.rows import EnterpriseView
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.enterprises import TRADITIONAL, ConcreteOutsideScope, FactKind
from yimen.kernel.penalties import Grade, Imposed, Sanction
from yimen.kernel.terms import FieldKind, FieldTerm, Option, Situation
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.penalties import operations as penalties
from yimen.registries.people import queries as people
from yimen.registries.trades import operations as trades


@pytest.fixture(scope="module")
def built(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[trading.Register]:
    with fresh_database():
        yield trading.a_register()


@pytest.fixture
def register(built: trading.Register) -> Iterator[trading.Register]:
    """As it was built; whatever a test does there is taken back."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


def the_shop() -> EnterpriseView:
    (row,) = queries.listed("示范市禾木").rows
    view = queries.find(row.code, later(4))
    assert view is not None
    return view


def values(view: EnterpriseView, kind: FactKind) -> list[str]:
    return [one.value for one in view.facts if one.kind is kind]


@covers("S-492", "S-493", "S-494", "S-495", "S-511", "S-513")
def test_a_granted_registration_makes_the_subject_and_its_business_waits_for_its_permit(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    trades.merge_certificate("社会保险登记", register.food.town.office, 2, trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    ref = trading.applied(register)
    assert trading.entered(monkeypatch) == 0
    trading.grant(register.market, ref, register.market.clerk)

    assert (trading.entered(monkeypatch), trading.entered(monkeypatch)) == (1, 0)

    view = the_shop()
    # The licence is there although the permit is not; the business that needs it may not begin, the other may.
    assert [(one.name, one.may_begin) for one in view.scope] == [(CATERING, "no"), (ADVICE, "yes")]
    assert [(one.item_name, one.standing, one.stage) for one in view.scope[0].permits] == [
        ("食品经营许可（新办）", "missing", "after")
    ]
    # The residence is a dwelling: letters go there, the house is shown to nobody; the premises are others, and two.
    assert values(view, FactKind.RESIDENCE) == ["滨河街＊＊"]
    assert values(view, FactKind.PREMISES) == ["和平路8号", "学府路2号"]
    # Capital is subscribed with its term, and nothing of it has to be paid in.
    assert (view.capital.subscribed, view.capital.paid) == (100, 0)
    assert values(view, FactKind.SUBSCRIBED_UNTIL) == ["2046-11-20"]
    assert {one.source for one in view.facts} == {"企业设立登记"} and {one.since for one in view.facts} == {TODAY}
    # Who approves supervises: the office of the permit is told of catering, the entry office of the rest.
    supervisor = errand_officer(register)
    waiting = queries.notices(supervisor, later(4))
    assert [(one.about, one.what) for one in waiting] == [("merged", "社会保险登记"), ("supervise", CATERING)]
    assert {one.kind: one.value for one in waiting[0].data}[FactKind.NAME] == FORM["name"]
    assert [one.what for one in queries.notices(register.market.reviewer, later(4))] == [ADVICE]
    assert view.merged == ("社会保险登记",)
    # Who founded it acts for it from now on, and brings the permit.
    citizen = trading.citizen(register.market, 4)
    (mine,) = queries.mine(citizen)
    assert mine.code == view.row.code
    party = people.party_by_number(view.row.code)
    assert party is not None
    draft = cases.start_draft(register.food.item, party.ref, by=citizen, now=later(5)).ref
    kept = cases.keep_draft(draft, 1, errand.ANSWERS, errand.FORM, by=citizen, now=later(5))
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", errand.PNG, by=citizen, now=later(5))
    permit = cases.submit(draft, kept.revision, register.market.town.centre, by=citizen, now=later(5)).ref
    assert the_shop().scope[0].permits[0].standing == "under_way"
    trading.grant(register.food, permit, register.market.clerk, 6)
    assert [(one.may_begin, [permit.standing for permit in one.permits]) for one in the_shop().scope] == [
        ("yes", ["held"]),
        ("yes", []),
    ]


def errand_officer(register: trading.Register) -> Actor:
    return register.food.reviewer


@covers("S-521")
def test_the_supervising_office_takes_an_entry_up_in_words_once_and_is_late_after_its_days(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    trading.grant(register.market, trading.applied(register), register.market.clerk)
    trading.entered(monkeypatch)
    supervisor = errand_officer(register)
    (notice,) = queries.notices(supervisor, later(4))
    assert notice.overdue == "" and queries.notices(supervisor, later(24 * 9))[0].overdue == "yes"

    for refusal, said, by in (
        (NoSuchThing, "已列入双随机抽查", register.market.reviewer),
        (NoSuchThing, "已列入双随机抽查", register.market.citizen),
        (TextMissing, " ", supervisor),
    ):
        with pytest.raises(refusal):
            operations.acknowledge_entry(notice.ref, said, by=by, now=later(5))
    assert queries.notices(supervisor, later(5)) == (notice,)
    operations.acknowledge_entry(notice.ref, "已列入双随机抽查，许可前不得开业。", by=supervisor, now=later(5))
    with pytest.raises(NoticeAcknowledged):
        operations.acknowledge_entry(notice.ref, "再说一次", by=supervisor, now=later(6))

    assert queries.notices(supervisor, later(6)) == ()
    (done,) = queries.taken_up(supervisor, later(6))
    assert (done.what, done.arranged) == (CATERING, "已列入双随机抽查，许可前不得开业。")
    with pytest.raises(NotAllowed):
        operations.enter_register(by=supervisor, now=later(6))


@covers("S-494", "S-500")
def test_what_is_altered_ends_what_was_and_the_register_keeps_both_with_their_source(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = tuple(replace(one, required="no") for one in trading.REGISTRATION.fields)
    alter = trading.an_item(register.market, "企业变更登记", replace(trading.REGISTRATION, fields=fields))
    end = trading.an_item(register.market, "企业注销登记", replace(trading.REGISTRATION, fields=fields))
    for item, effect in ((alter, "alter"), (end, "end")):
        trades.register_item(item, effect, trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    trading.grant(register.market, trading.applied(register), register.market.clerk)
    trading.entered(monkeypatch)
    party = people.party_by_number(the_shop().row.code)
    assert party is not None
    change = {"premises": "湖滨路1号", "paid": "20", "trade": ADVICE}
    ref = trading.applied(register, change, alter, party.ref, 4)
    trading.grant(register.market, ref, register.market.clerk, 5)

    trading.entered(monkeypatch, later(7))

    view = the_shop()
    assert values(view, FactKind.PREMISES) == ["湖滨路1号"] and view.capital.paid == 20
    assert [one.name for one in view.scope] == [ADVICE]
    assert [(one.value, one.until) for one in view.history] == [("和平路8号", TODAY), ("学府路2号", TODAY)]
    assert next(one.source for one in view.facts if one.kind is FactKind.PAID) == "企业变更登记"
    ref = trading.applied(register, {"paid": "20"}, end, party.ref, 7)
    trading.grant(register.market, ref, register.market.clerk, 8)
    trading.entered(monkeypatch, later(9))
    assert the_shop().row.ended_on == TODAY
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_kind = 'enterprise' order by id")
        verbs = [row[0] for row in cursor.fetchall()]
    assert verbs.count("end_registration") == 1


@covers("S-497", "S-498", "S-509", "S-519", "S-523")
def test_one_licence_holds_what_was_merged_its_mode_and_its_kind_and_its_concrete_scope_is_certified_at_once(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = register.market
    kinds = Situation("kind", "什么样的企业？", (Option("online", "电子商务企业"), Option("other", "其他企业")))
    fields = (
        *trading.REGISTRATION.fields,
        FieldTerm("kind", "企业类型", FieldKind.CHOICE, required="no", options=("电子商务企业", "科技研发型企业")),
        FieldTerm("web_shop", "网店网址", when=("kind:online",)),
    )
    online = trading.an_item(
        market, "企业设立登记（新型）", replace(trading.REGISTRATION, fields=fields, situations=(kinds,))
    )
    trades.register_item(online, "establish", trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    names = [f"第{n}种备案" for n in range(1, 42)]
    for name in names:
        trades.merge_certificate(name, register.food.town.office, 2, trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    assert not {field.label for field in fields} & set(names)
    # An enterprise of the web says where its shop is; one that says nothing of it is not handed in.
    form = {**FORM, "mode": TRADITIONAL, "kind": "电子商务企业", "paid": "0"}
    with pytest.raises(DraftIncomplete):
        trading.applied(register, form, online, answers=("kind:online",))
    ref = trading.applied(register, {**form, "web_shop": "shop.example.cn"}, online, answers=("kind:online",))
    trading.grant(market, ref, market.clerk)

    trading.entered(monkeypatch)

    view = the_shop()
    # One decision, and forty-one certificates in it: their office has the data, nobody was asked twice.
    assert len(view.merged) == 41
    pushed = [one for one in queries.notices(register.food.reviewer, later(4)) if one.about == "merged"]
    assert len(pushed) == 41 and {one.kind: one.value for one in pushed[40].data}[FactKind.SUBSCRIBED] == "100"
    assert values(view, FactKind.MODE) == [TRADITIONAL]
    assert values(view, FactKind.WEB_SHOP) == ["shop.example.cn"]
    citizen, code = trading.citizen(market, 4), view.row.code
    for refusal, asked, by in (
        (ConcreteOutsideScope, ("航天发射",), citizen),
        (Missing, ("",), citizen),
        (NoSuchThing, ("饮品店",), register.food.citizen),
        (NoSuchThing, ("饮品店",), market.decider),
    ):
        with pytest.raises(refusal):
            operations.certify_scope(code, asked, by=by, now=later(4))
    made = operations.certify_scope(code, ("饮品店", "信息咨询"), by=citizen, now=later(4))
    proof = queries.certificate(made.code)
    assert proof is not None and (proof.concrete, proof.standing) == (("饮品店", "信息咨询"), "valid")
    assert queries.certificate("nothing") is None
    assert operations.certify_scope(code, ("饮品店",), by=market.clerk, now=later(4)).code != made.code


@covers("S-303", "S-500")
def test_an_enterprise_leaves_the_abnormal_list_when_the_ground_has_gone(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = register.market
    yearly = replace(trading.REGISTRATION, fields=(FieldTerm("report_year", "报告年度"), FieldTerm("assets", "资产")))
    report = trading.an_item(market, "企业年度报告", yearly)
    trades.register_item(report, "report", trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    trading.grant(market, trading.applied(register), market.clerk)
    trading.entered(monkeypatch)
    code, keeper = the_shop().row.code, market.decider
    told = (code, "no_report", "2025 年度报告没有按期公示")
    for refusal, facts, by in (
        (NotAllowed, told, register.food.decider),
        (NotAllowed, told, market.clerk),
        (NotInList, (code, "strange", "x"), keeper),
        (NoSuchThing, ("91", *told[1:]), keeper),
        (TextMissing, (code, "no_report", " "), keeper),
    ):
        with pytest.raises(refusal):
            operations.enter_abnormal(*facts, by=by, now=later(4))
    assert the_shop().abnormal == ()
    entry = operations.enter_abnormal(*told, by=keeper, now=later(4)).ref
    with pytest.raises(AlreadyAbnormal):
        operations.enter_abnormal(*told, by=keeper, now=later(4))
    assert [(one.ground, one.left_on) for one in the_shop().abnormal] == [("no_report", None)]
    fined = Imposed("示市监罚〔2026〕9号", "案9号", "无证经营", Grade.LENIENT, (Sanction.FINE,), 80_000, TODAY, code)
    penalties.record_penalty(market.town.office, fined, by=keeper, now=later(4))
    assert [(one.number, one.fen) for one in the_shop().penalties] == [("示市监罚〔2026〕9号", 80_000)]
    assert queries.abnormal_list()[0].code == code

    with pytest.raises(GroundStands):
        operations.leave_abnormal(entry, "已补报", by=keeper, now=later(5))
    party = people.party_by_number(code)
    assert party is not None
    filed = trading.applied(register, {"report_year": "2025", "assets": "80"}, report, party.ref, 5)
    trading.grant(market, filed, market.clerk, 6)
    trading.entered(monkeypatch, later(7))
    operations.leave_abnormal(entry, "已补报 2025 年度报告", by=keeper, now=later(8))
    with pytest.raises(AbnormalLeft):
        operations.leave_abnormal(entry, "再说", by=keeper, now=later(9))

    assert the_shop().reported == 2025 and queries.abnormal_list() == ()
    assert the_shop().abnormal[0].left_reason == "已补报 2025 年度报告"

    about = About(party.id, filed, "号", "企业年度报告", next(iter(keeper.offices(Role.DECIDER))), "市场监督管理局")
    breach = recording.record(recording.FALSE_MATERIALS, about, "数字是假的", None, TODAY, SYSTEM, later(9))
    assert [one.kind for one in the_shop().breaches] == ["false_materials"]
    due = later(9) + timedelta(days=91)
    repairing.ask_repair(breach, "已经更正", by=trading.citizen(market, 4), now=due)
    repairing.answer_repair(breach, "repaired", "属实", by=keeper, now=due)
    assert the_shop().breaches == ()


def test_a_grant_that_cannot_be_read_keeps_no_other_off_the_register_and_is_listed(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = register.market
    name, *others = trading.REGISTRATION.fields
    wide = replace(trading.REGISTRATION, fields=(replace(name, max_length=400), *others))
    item = trading.an_item(market, "长名登记", wide)
    trades.register_item(item, "establish", trading.BASIS, BEGAN, by=SYSTEM, now=NOW)
    # A name for which the register of parties has no room.
    odd, sound = trading.applied(register, {**FORM, "name": "长" * 250}, item), trading.applied(register)
    for ref in (odd, sound):
        trading.grant(market, ref, market.clerk)

    assert trading.entered(monkeypatch) == 1

    assert the_shop().row.name == FORM["name"]
    assert [row.item_name for row in queries.unheld(later(4))] == ["长名登记"]


@covers("S-517")
def test_who_still_lacks_a_permit_is_reminded_after_a_while_and_not_again_at_once(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    trading.grant(register.market, trading.applied(register), register.market.clerk)
    trading.entered(monkeypatch)

    assert operations.remind_permits(by=SYSTEM, now=later(24 * 14)).done == 0
    assert operations.remind_permits(by=SYSTEM, now=later(24 * 16)).done == 1
    assert operations.remind_permits(by=SYSTEM, now=later(24 * 17)).done == 0

    citizen = trading.citizen(register.market, 24 * 17)
    (message,) = [one for one in messages.mine(citizen).rows if one.kind == "remind_permits"]
    assert "食品经营许可（新办）" in message.facts["item"]
    with pytest.raises(NotAllowed):
        operations.remind_permits(by=citizen, now=later(24 * 17))
