"""The business register follows granted cases: subject and business apart, facts with days, offices that are told."""

from dataclasses import replace

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, trading
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from tests.operations.trading import ADVICE, CATERING, FORM
from yimen.engine.cases import operations as cases
from yimen.engine.enterprises import operations, queries
from yimen.engine.enterprises.refusals import NoticeAcknowledged
from yimen.engine.enterprises.rows import EnterpriseView
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.enterprises import FactKind
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.people import queries as people
from yimen.registries.trades import operations as trades

pytestmark = pytest.mark.django_db


def the_shop() -> EnterpriseView:
    (row,) = queries.listed("示范市禾木").rows
    view = queries.find(row.code, later(4))
    assert view is not None
    return view


def values(view: EnterpriseView, kind: FactKind) -> list[str]:
    return [one.value for one in view.facts if one.kind is kind]


@covers("S-492", "S-493", "S-494", "S-495", "S-511", "S-513", "S-517")
def test_a_granted_registration_makes_the_subject_and_its_business_waits_for_its_permit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = trading.a_register()
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
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = trading.a_register()
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


@covers("S-500")
def test_what_is_altered_ends_what_was_and_the_register_keeps_both_with_their_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = trading.a_register()
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
