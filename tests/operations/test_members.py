"""Member platforms: a city's words taken in turn, believed about its own offices, held, and answered."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations.errand import GRANT, later
from tests.operations.test_connections import the_keeper
from tests.operations.test_superiors import HALL, told_up
from yimen.engine.case.cases import operations as cases
from yimen.engine.exchange.members import operations, queries
from yimen.engine.exchange.members.models import MemberPlatform
from yimen.engine.exchange.members.operations import MemberAnswered, MemberSaid, keeping
from yimen.engine.exchange.members.refusals import (
    MemberForged,
    MemberNamedAlready,
    MemberOfficeTaken,
    MemberUnknown,
    MemberUnreadable,
    MemberWordUnknown,
)
from yimen.engine.exchange.superiors import operations as superiors
from yimen.engine.exchange.superiors import ports, signing
from yimen.engine.exchange.superiors.models import SuperiorWord
from yimen.engine.exchange.superiors.operations import SuperiorOpened
from yimen.engine.papers.certificates.models import Certificate
from yimen.kernel.actor import SYSTEM
from yimen.kernel.members import MemberAhead, QuestionStale
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.offices import queries as offices

pytestmark = pytest.mark.django_db


class Linked:
    """What a city's platform sends to the province's lands at the province's door: one code, two platforms."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        self.now = later(1)

    def hear(self, address: str, words: bytes, signature: str) -> int:
        try:
            return operations.take_member_words(self.ref, words, signature, by=SYSTEM, now=self.now).taken
        except Refusal as refusal:
            raise Unavailable("superior.away", refusal.code) from refusal

    def counted(self, address: str, day: date, signature: str) -> Mapping[str, int]:
        found = queries.counted(self.ref, day, signature)
        assert found is not None
        return found


def a_city(office: errand.Office, **changed: object) -> tuple[SuperiorOpened, str, Linked]:
    """A city that tells the province above, and the province that knows it as a member."""
    said = replace(HALL, codes="national", files="", certificates="yes", **changed)  # type: ignore[arg-type]
    city = superiors.open_superior(office.town.office, said, by=SYSTEM, now=later(-1))
    known = MemberSaid(said.name, office.town.city, city.ref, city.key, asks=("certificate",))
    member = operations.open_member(office.town.office, known, by=SYSTEM, now=later(-1)).ref
    linked = Linked(member)
    ports.wire(linked)
    return city, member, linked


def sent(city: SuperiorOpened, member: str, *words: Mapping[str, object], now: float = 1) -> int:
    body = json.dumps({"platform": city.ref, "words": words}, ensure_ascii=False).encode()
    return operations.take_member_words(
        member, body, signing.signature(body, city.key), by=SYSTEM, now=later(now)
    ).held  # fmt: skip


def word(number: int, kind: str = "item", **record: object) -> dict[str, object]:
    told = {"org_code": "", "task_code": "", "task_name": "事项", "cd_operation": "U"}
    return {
        "number": number, "day": "2026-11-23", "kind": kind, "happened_at": later(0).isoformat(),
        "record": {**told, **record},
    }  # fmt: skip


def asks(city: SuperiorOpened, member: str, code: str, now: datetime, **changed: object) -> MemberAnswered:
    told = {"serial": "Q1", "kind": "certificate", "code": code, "purpose": "核验外地证照", "asked_at": now.isoformat()}
    body = json.dumps({**told, **changed}).encode()
    return operations.answer_member(member, body, signing.signature(body, city.key), by=SYSTEM, now=later(9))


@covers("S-569")
def test_items_cases_and_certificates_of_a_city_come_to_the_province_in_turn_and_what_fails_waits_and_is_tried_again(
    office: errand.Office,
) -> None:
    keeper = the_keeper(office)
    city, member, _ = a_city(office)
    uscc = offices.office(office.town.office, later(0).date()).uscc  # type: ignore[union-attr]
    told_up(city.ref, 1)
    assert queries.words(member) == (), "an item without a code in the province waits in the city"
    superiors.set_superior_code(city.ref, "item", office.item, "SP-100", by=keeper, now=later(1))
    told_up(city.ref, 1)
    (shown,) = queries.members(keeper)
    (waits,) = queries.words(member, "held")
    assert (shown.taken, shown.held, waits.why, waits.org_code) == (1, 1, "org_unknown", uscc)
    with pytest.raises(NotAllowed):
        operations.admit_member_office(member, uscc, "市监局", by=office.decider, now=later(1))
    assert operations.retry_member(member, by=keeper, now=later(1)).settled == 0
    assert operations.admit_member_office(member, uscc, "市监局", by=keeper, now=later(1)).settled == 1

    ref = errand.reviewed(office)
    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    operations.permit_member(member, ("item", "case"), ("certificate",), by=keeper, now=later(4))
    told_up(city.ref, 5)
    assert [(one.kind, one.why) for one in queries.words(member, "held")] == [("certificate", "not_permitted")]
    assert operations.permit_member(member, ("item", "case", "certificate"), (), by=keeper, now=later(5)).settled == 1
    certificate = Certificate.objects.get()
    stands = {one.kind: (one.code, one.current) for one in queries.records(member)}
    assert stands["certificate"] == (certificate.identifier, "valid") and stands["case"][1] == "11"
    assert "陈小禾" not in json.dumps([one.record for one in MemberPlatform.objects.get().words.all()])
    assert SuperiorWord.objects.filter(taken_at=None).count() == 0
    day = SuperiorWord.objects.filter(number=1).values_list("day", flat=True)[0]
    assert superiors.reckon_day(city.ref, day, by=SYSTEM, now=later(48)).agrees == "yes"

    denied = asks(city, member, certificate.identifier, later(9))
    assert (denied.outcome, denied.record) == ("not_permitted", None)
    operations.permit_member(member, (), ("certificate",), by=keeper, now=later(9))
    found = asks(city, member, certificate.identifier, later(9), serial="Q2")
    assert (found.outcome, found.state, found.member) == ("found", "valid", HALL.name)
    assert asks(city, member, "1.2.3", later(9), serial="Q3").outcome == "nothing"
    for replayed in ({"serial": "Q2"}, {"serial": "Q9", "asked_at": later(8).isoformat()}):
        with pytest.raises(QuestionStale):
            asks(city, member, certificate.identifier, later(9), **replayed)
    assert {one.outcome for one in queries.questions(member)} == {"found", "nothing", "not_permitted"}
    assert queries.members(office.clerk) == ()


@covers("S-569")
def test_a_member_speaks_of_its_own_offices_alone_and_nobody_rewrites_or_takes_over_what_was_told(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = "1" * 18, "2" * 18
    city, member, _ = a_city(office)
    other, second, _ = a_city(office, name="另一个省厅")
    operations.admit_member_office(member, mine, "甲局", by=SYSTEM, now=later(0))
    operations.admit_member_office(second, theirs, "乙局", by=SYSTEM, now=later(0))
    with pytest.raises(MemberOfficeTaken):
        operations.admit_member_office(second, mine, "甲局", by=SYSTEM, now=later(0))
    with pytest.raises(MemberNamedAlready):
        a_city_again = MemberSaid(HALL.name, office.town.city, "x", "y")
        operations.open_member(office.town.office, a_city_again, by=SYSTEM, now=later(0))
    with pytest.raises(NotInList):
        operations.permit_member(member, ("card",), (), by=SYSTEM, now=later(0))
    case = {"project_no": "SF-1", "project_name": "食品", "case_state": "03", "org_code": mine, "task_code": "T1"}

    assert sent(city, member, word(1, org_code=mine, task_code="T1"), word(2, "case", **case)) == 0
    assert sent(city, member, word(1, org_code=mine, task_code="T1")) == 0, "known"
    with pytest.raises(MemberAhead):
        sent(city, member, word(1, org_code=mine, task_code="T9"))
    assert sent(city, member, word(4, org_code=mine, task_code="T4")) == 0
    assert MemberPlatform.objects.get(ref=member).taken == 2, "what is ahead is not taken"
    taken_over = {**case, "org_code": theirs, "case_state": "13"}
    foreign = word(1, org_code=mine, task_code="T1"), word(2, org_code=theirs, task_code="T1")
    assert sent(other, second, *foreign, word(3, "case", **taken_over)) == 3
    of_another = word(4, org_code=theirs, task_code=f"{mine}1{'0' * 12}")
    unreadable = word(5, org_code=theirs, task_code="T5", task_name=7)
    assert sent(other, second, of_another, unreadable, word(6, "card", org_code=theirs)) == 3
    why = [one.why for one in queries.words(second, "held")]
    assert why == [
        "org_unknown", "not_theirs", "item_unknown", "item_not_of_org", "unreadable", "not_permitted",
    ]  # fmt: skip
    assert next(one.current for one in queries.records(member) if one.kind == "case") == "03"

    deep = json.loads("[" * 40 + "]" * 40)
    for odd in (float("nan"), float("inf"), "\x00", deep):
        with pytest.raises(MemberUnreadable):
            sent(city, member, word(3, org_code=mine, task_code="T3", of_theirs=odd))
    body = json.dumps({"platform": other.ref, "words": []}).encode()
    for forged in (signing.signature(body, other.key), "0" * 64, ""):
        with pytest.raises(MemberForged):
            operations.take_member_words(member, body, forged, by=SYSTEM, now=later(1))
    with pytest.raises(MemberUnreadable):
        operations.take_member_words(member, body, signing.signature(body, city.key), by=SYSTEM, now=later(1))
    assert queries.counted(member, later(0).date(), "0" * 64) is None
    operations.drop_member_word(second, 5, "对方已更正", by=SYSTEM, now=later(2))
    with pytest.raises(MemberWordUnknown):
        operations.drop_member_word(second, 5, "再来", by=SYSTEM, now=later(2))
    overtaken = word(3, org_code="3" * 18, task_code="T7"), word(4, org_code=mine, task_code="T7", cd_operation="D")
    sent(city, member, *overtaken)
    operations.set_member_key(member, "another key", by=SYSTEM, now=later(3))
    with pytest.raises(MemberForged):
        sent(city, member, word(5, org_code=mine, task_code="T5"))
    operations.set_member_key(member, city.key, by=SYSTEM, now=later(3))
    sent(other, second, word(7, org_code=theirs, task_code="T8", holder_name="张某"))
    monkeypatch.setattr(keeping, "SLICE", 1)
    sent(city, member, word(5, org_code=theirs, task_code="T8"), word(6, org_code="4" * 18, task_code="T9"))
    assert [operations.retry_member(member, by=SYSTEM, now=later(4)).settled for _ in range(2)] == [0, 0]
    assert operations.admit_member_office(member, "4" * 18, "丁局", by=SYSTEM, now=later(4)).settled == 1, "6 is next"

    # Of a closed member's offices another one tells from then on; until then it is said that nothing more comes.
    operations.close_member(second, "并网", by=SYSTEM, now=later(5))
    with pytest.raises(MemberForged):
        sent(other, second, word(8, org_code=theirs, task_code="T1"))
    with pytest.raises(MemberUnknown):
        operations.retry_member(second, by=SYSTEM, now=later(5))
    operations.permit_member(member, ("item",), ("item",), by=SYSTEM, now=later(5))
    old = asks(city, member, "T8", later(9), kind="item")
    assert (old.told_until, (old.record or {})["task_code"], "张某" in str(old)) == (later(5), "T8", False)
    monkeypatch.setattr(keeping, "SLICE", 9)
    assert operations.admit_member_office(member, theirs, "乙局", by=SYSTEM, now=later(6)).settled == 1
    new = asks(city, member, "T8", later(9), kind="item", serial="Q2")
    assert (new.told_until, new.member, {one.kind for one in queries.records(second)}) == (None, HALL.name, set())
