"""The level above: items, cases and alarms go up in order and are counted; what is filed up there is a case here."""

import base64
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_findings import told as slipped_in
from tests.operations.tracing import read_at_once
from yimen.channels.clockwork import following, upward
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.models import Case
from yimen.engine.exchange.superiors import operations, ports, queries, signing
from yimen.engine.exchange.superiors.models import SuperiorPlatform
from yimen.engine.exchange.superiors.operations import SuperiorOpened, SuperiorSaid, telling
from yimen.engine.exchange.superiors.refusals import (
    SuperiorCodeTaken,
    SuperiorFilingDiffers,
    SuperiorForged,
    SuperiorMayNotFile,
    SuperiorNamedAlready,
    SuperiorResultStale,
    SuperiorTellsNoResults,
    SuperiorUnknown,
    SuperiorUnreadable,
)
from yimen.journal.reading import chain
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line, moment
from yimen.kernel.refusal import Unavailable
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db
HALL = SuperiorSaid("hall", "省网上办事大厅", "https://hall.example.invalid", "2.0", "own", "yes")
WATCH = SuperiorSaid("supervision", "省电子监察系统", "https://watch.example.invalid", "1.0")
DAY = 24.0


class Province:
    """A level above that keeps what it is told in order; it may be away, or lose what it has."""

    def __init__(self) -> None:
        self.words: list[Mapping[str, object]] = []
        self.away = 0
        self.says = 0
        self.deaf = ""

    def hear(self, address: str, words: bytes, signature: str) -> int:
        if self.away:
            self.away -= 1
            raise Unavailable("superior.away", "no answer")
        told = json.loads(words)
        ref = told["platform"]
        assert signature == signing.signature(words, signing.key_of(ref, 1))
        for word in () if self.deaf else told["words"]:
            if word["number"] == len(self.words) + 1:
                self.words.append(word)
        return self.says or len(self.words)

    def counted(self, address: str, day: date, signature: str) -> Mapping[str, int]:
        kinds = [str(word["kind"]) for word in self.words if word["day"] == day.isoformat()]
        return {kind: kinds.count(kind) for kind in kinds}


@pytest.fixture
def province() -> Province:
    above = Province()
    ports.wire(above)
    return above


def the_keeper(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "reform_office", "811"), "reform.keeper")


def a_superior(office: errand.Office, said: SuperiorSaid = HALL, now: float = -1) -> SuperiorOpened:
    return operations.open_superior(office.town.office, said, by=SYSTEM, now=later(now))


def told_up(ref: str, now: float) -> None:
    with read_at_once():
        while operations.follow_upward(by=SYSTEM, now=later(now)).done:
            pass
    operations.number_words(ref, by=SYSTEM, now=later(now))
    operations.send_words(ref, by=SYSTEM, now=later(now))


def signed(system: SuperiorOpened, **told: object) -> tuple[str, bytes, str]:
    body = json.dumps(told, ensure_ascii=False).encode()
    return system.ref, body, signing.signature(body, system.key)


def a_filing(office: errand.Office, number: str = "GD-1", **changed: object) -> dict[str, object]:
    party = people.party(office.citizen.party_id or 0)
    opened = people.opened(office.citizen.party_id or 0)
    assert party is not None and opened is not None
    papers = [
        {"material": code, "filename": f"{code}.png", "content": base64.b64encode(errand.PNG).decode()}
        for code in ("id", "plan", "rules")
    ]
    return {
        "number": number, "item": "SP-100", "answers": list(errand.ANSWERS), "form": errand.FORM, "materials": papers,
        "applicant": {"kind": "person", "name": party.name, "number": opened.number, "phone": ""}, **changed,
    }  # fmt: skip


def test_what_was_true_before_a_platform_was_connected_has_waited_since_it_was(
    office: errand.Office, province: Province
) -> None:
    hall = a_superior(office, now=700)
    told_up(hall.ref, 701)
    (row,) = queries.superiors(SYSTEM, later(702))
    assert (row.waiting, row.waiting_since) == (1, later(700)), "the item was in force a month before"
    errand.taken_in(office, office.clerk, now=later(703))
    operations.set_superior_code(hall.ref, "item", office.item, "SP-100", by=SYSTEM, now=later(704))
    told_up(hall.ref, 705)

    (row,) = queries.superiors(SYSTEM, later(706))

    assert (row.waiting, row.waiting_since) == (1, later(703)), "what happened since has waited since it happened"


@covers("S-329")
def test_items_and_every_change_of_a_case_go_up_in_their_codes_and_what_fails_goes_again(
    office: errand.Office, province: Province
) -> None:
    keeper = the_keeper(office)
    with pytest.raises(NotAllowed):
        operations.open_superior(office.town.office, HALL, by=office.decider, now=later(-1))
    for wrong in ("http://plain.invalid", "https://", "https://a b.invalid", "https://a.invalid:99999", "https://a/?b"):
        with pytest.raises(NotInList):
            a_superior(office, SuperiorSaid("hall", "到不了的大厅", wrong, "1.0"))
    with pytest.raises(NotInList):
        a_superior(office, SuperiorSaid("supervision", "监察", "https://x.example.invalid", "1.0", files="yes"))
    hall = operations.open_superior(office.town.office, HALL, by=keeper, now=later(-1))
    with pytest.raises(SuperiorNamedAlready):
        a_superior(office)
    case = errand.received(office)
    told_up(hall.ref, 0.5)
    assert province.words == []
    (lacking,) = queries.lacking(hall.ref, keeper)
    assert (lacking.ours, lacking.waiting) == (office.item, 2)

    operations.set_superior_code(hall.ref, "item", office.item, "SP-100", by=keeper, now=later(1))
    for state, code in (("received", "A1"), ("accepted", "A2"), ("in_department", "B1")):
        operations.set_superior_code(hall.ref, "state", state, code, by=keeper, now=later(1))
    with pytest.raises(SuperiorCodeTaken):
        operations.set_superior_code(hall.ref, "state", "granted", "B1", by=keeper, now=later(1))
    cases.accept(case.ref, by=office.clerk, now=later(1))
    province.away = 1
    told_up(hall.ref, 1.5)
    (shown,) = queries.superiors(keeper, later(1.5))
    assert (shown.link, shown.failed_in_a_row, shown.last_number, shown.taken_number) == ("away", 1, 3, 0)
    assert queries.to_send(later(1.5)) == () and queries.to_send(later(1.6)) == (hall.ref,)
    told_up(hall.ref, 2)

    item, first, second = (word["record"] for word in province.words)
    assert [word["number"] for word in province.words] == [1, 2, 3]
    assert (item["task_code"], item["task_name"]) == ("SP-100", "食品经营许可（新办）")  # type: ignore[index]
    assert (first["case_state"], second["case_state"]) == ("A1", "A2")  # type: ignore[index]
    assert first["project_no"] == case.number and "陈小禾" not in json.dumps(province.words, ensure_ascii=False)  # type: ignore[index]
    (shown,) = queries.superiors(keeper, later(2))
    assert (shown.link, shown.waiting, shown.taken_number) == ("in_step", 0, 3)

    cases.withdraw(case.ref, "不办了", by=office.citizen, now=later(3))
    told_up(hall.ref, 3)
    assert [row.ours for row in queries.lacking(hall.ref, keeper)] == ["withdrawn"]
    operations.set_superior_code(hall.ref, "state", "withdrawn", "Z9", by=keeper, now=later(4))
    told_up(hall.ref, 4)
    assert province.words[-1]["record"]["case_state"] == "Z9"  # type: ignore[index]
    operations.close_superior(hall.ref, "并网", by=keeper, now=later(5))
    with pytest.raises(SuperiorUnknown):
        operations.send_words(hall.ref, by=SYSTEM, now=later(5))
    upward.send_words(hall.ref, later(5))
    upward.reckon_superior(hall.ref, later(5))
    assert queries.superiors(office.clerk, later(5)) == ()


@covers("S-329")
def test_what_is_filed_up_there_is_an_ordinary_case_here_once_with_both_numbers(
    office: errand.Office, province: Province
) -> None:
    hall, watch, keeper = a_superior(office), a_superior(office, WATCH), the_keeper(office)
    filing = a_filing(office)
    with CaptureQueriesContext(connection) as asked, pytest.raises(SuperiorForged):
        operations.take_filing(hall.ref, b"{}", "0" * 64, by=SYSTEM, now=later(1))
    assert not [one for one in asked if "FOR UPDATE" in one["sql"].upper() or "LOCK" in one["sql"].upper()]
    with pytest.raises(SuperiorMayNotFile):
        operations.take_filing(*signed(watch, **filing), by=SYSTEM, now=later(1))
    with pytest.raises(SuperiorUnreadable):
        operations.take_filing(*signed(hall, **{**filing, "applicant": "me"}), by=SYSTEM, now=later(1))
    refused = operations.take_filing(*signed(hall, **filing), by=SYSTEM, now=later(1))
    assert (refused.said, refused.code) == ("refused", "superior.item_unknown")
    operations.set_superior_code(hall.ref, "item", office.item, "SP-100", by=SYSTEM, now=later(1))
    lacking = operations.take_filing(*signed(hall, **{**filing, "form": {}}), by=SYSTEM, now=later(1))
    assert (lacking.said, lacking.code, lacking.lacks) == ("refused", "draft.incomplete", "经营场所")
    assert Case.objects.count() == 0 and queries.superior(hall.ref, keeper, later(1)).refused == 1  # type: ignore[union-attr]

    done = operations.take_filing(*signed(hall, **filing), by=SYSTEM, now=later(2))
    assert operations.take_filing(*signed(hall, **filing), by=SYSTEM, now=later(3)).case_number == done.case_number
    with pytest.raises(SuperiorFilingDiffers):
        operations.take_filing(*signed(hall, **{**filing, "item": "SP-200"}), by=SYSTEM, now=later(3))

    row = Case.objects.get()
    assert (done.said, row.number, row.channel) == ("done", done.case_number, "api")
    came_from = queries.filed_above(row.pk)
    assert came_from is not None and (came_from.platform_name, came_from.their_number) == ("省网上办事大厅", "GD-1")
    view = case_queries.find(row.ref, office.citizen, later(3))
    assert view is not None and {one.term.code for one in view.materials if one.files} == {"id", "plan", "rules"}
    assert [one.verb for one in view.timeline] == ["filed_above", "receive"]
    cases.accept(row.ref, by=office.clerk, now=later(3))
    for state, code in (("received", "A1"), ("accepted", "A2")):
        operations.set_superior_code(hall.ref, "state", state, code, by=SYSTEM, now=later(3))
    told_up(hall.ref, 4)
    records = [word["record"] for word in province.words if word["kind"] == "case"]
    assert [(one["superior_no"], one["case_state"]) for one in records] == [("GD-1", "A1"), ("GD-1", "A2")]  # type: ignore[index]
    (listed,) = queries.filings(hall.ref, keeper)
    assert (listed.case_ref, listed.code) == (row.ref, "")


def test_how_a_case_up_there_stands_is_shown_to_whose_it_is_and_kept_of_nobody_else(
    office: errand.Office, province: Province
) -> None:
    hall, watch = a_superior(office), a_superior(office, WATCH)
    for state, code in (("accepted", "A2"), ("granted", "Z1")):
        operations.set_superior_code(hall.ref, "state", state, code, by=SYSTEM, now=later(0))
    number = people.opened(office.citizen.party_id or 0).number  # type: ignore[union-attr]
    told = {
        "number": "GD-77", "turn": 1, "identity": number, "item_name": "跨市客运班线许可", "office_name": "省交通厅",
        "case_state": "A2", "happened_at": later(1).isoformat(),
    }  # fmt: skip

    with pytest.raises(SuperiorTellsNoResults):
        operations.take_result(*signed(watch, **{**told, "case_state": "03"}), by=SYSTEM, now=later(1))
    assert operations.take_result(*signed(hall, **told), by=SYSTEM, now=later(1)).said == "done"
    assert operations.take_result(*signed(hall, **told), by=SYSTEM, now=later(2)).said == "known"
    for wrong in ({"case_state": "03"}, {"turn": 0}, {"happened_at": "soon"}, {"item_name": ""}):
        with pytest.raises(SuperiorUnreadable):
            operations.take_result(*signed(hall, **{**told, **wrong}), by=SYSTEM, now=later(2))
    nobody = {**told, "number": "GD-78", "identity": "110101199003070038"}
    assert operations.take_result(*signed(hall, **nobody), by=SYSTEM, now=later(2)).said == "nobody"
    operations.take_result(*signed(hall, **{**told, "turn": 3, "case_state": "Z1"}), by=SYSTEM, now=later(3))
    with pytest.raises(SuperiorResultStale):
        operations.take_result(*signed(hall, **{**told, "turn": 2, "case_state": "A2"}), by=SYSTEM, now=later(4))

    (row,) = queries.results_of_mine(office.citizen)
    assert (row.their_number, row.state, row.office_name) == ("GD-77", "granted", "省交通厅")
    assert queries.results_of_mine(town.a_citizen(41, "李不知", "stranger")) == ()


@covers("S-561")
def test_supervision_above_hears_events_cases_and_alarms_in_order_and_each_day_is_held_against_its_counts(
    office: errand.Office, province: Province
) -> None:
    watch, keeper = a_superior(office, WATCH), the_keeper(office)
    ref = errand.reviewed(office)
    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    slipped_in(errand.received(office).ref, Line("grant", {}, later(1)), office.decider)
    with read_at_once():
        following.watched(later(5))
    told_up(watch.ref, 5)

    kinds = [str(word["kind"]) for word in province.words]
    assert [word["number"] for word in province.words] == list(range(1, len(kinds) + 1))
    assert set(kinds) == {"case", "event", "card"} and kinds.count("event") > kinds.count("case")
    cards = [word["record"] for word in province.words if word["kind"] == "card"]
    assert "step_skipped" in {one["rule"] for one in cards}  # type: ignore[index]
    acts = [word["record"]["act"] for word in province.words if word["kind"] == "event"]  # type: ignore[index]
    assert acts[0] == "receive" and "review" in acts and "grant" in acts
    states = [word["record"]["case_state"] for word in province.words if word["kind"] == "case"]  # type: ignore[index]
    assert states == ["01", "03", "08", "11", "01", "11"]

    today = later(5).date()
    with pytest.raises(ImpossibleDates):
        operations.reckon_day(watch.ref, today, by=SYSTEM, now=later(6))
    tomorrow = DAY + 6
    assert queries.to_reckon(later(tomorrow)) == (watch.ref,)
    assert today in queries.days_to_reckon(watch.ref, later(20 * DAY))
    assert operations.reckon_day(watch.ref, today, by=SYSTEM, now=later(tomorrow)).agrees == "yes"
    assert today not in queries.days_to_reckon(watch.ref, later(tomorrow))

    lost = [province.words.pop(), province.words.pop()]
    assert operations.reckon_day(watch.ref, today, by=SYSTEM, now=later(tomorrow)).agrees == "no"
    found = {one.kind: one.ours - one.theirs for one in queries.findings(watch.ref, keeper) if one.what == "differs"}
    assert found == Counter(str(word["kind"]) for word in lost)
    cases.write_note(ref, "补充说明", by=office.decider, now=later(tomorrow))
    told_up(watch.ref, tomorrow)
    assert "gap" in {one.what for one in queries.findings(watch.ref, keeper)}
    told_up(watch.ref, tomorrow + 1)
    assert [word["number"] for word in province.words] == list(range(1, len(kinds) + 2))
    assert operations.reckon_day(watch.ref, today, by=SYSTEM, now=later(tomorrow + 1)).agrees == "yes"
    assert [one.what for one in queries.findings(watch.ref, keeper) if one.settled_at is None] == []

    province.says = 10**6
    cases.write_note(ref, "再补充", by=office.decider, now=later(tomorrow + 1))
    told_up(watch.ref, tomorrow + 2)
    (ahead,) = (one for one in queries.findings(watch.ref, keeper) if one.what == "ahead")
    assert SuperiorPlatform.objects.get().taken_number == len(kinds) + 1
    with pytest.raises(NotAllowed):
        operations.settle_superior_finding(ahead.ref, "对方已更正", by=office.clerk, now=later(tomorrow + 3))
    operations.settle_superior_finding(ahead.ref, "对方已更正", by=keeper, now=later(tomorrow + 3))
    assert [one.how for one in queries.findings(watch.ref, keeper) if one.what == "ahead"] == ["对方已更正"]


def test_a_platform_that_is_away_again_and_again_is_a_finding_until_it_answers_what_is_sent(
    office: errand.Office, province: Province
) -> None:
    hall, keeper = a_superior(office), the_keeper(office)
    operations.set_superior_code(hall.ref, "item", office.item, "SP-100", by=SYSTEM, now=later(0))
    province.away = 5
    for n in range(5):
        told_up(hall.ref, 1 + n)
    (away,) = queries.findings(hall.ref, keeper)
    assert (away.what, away.settled_at) == ("away", None)
    operations.take_filing(*signed(hall, **a_filing(office, item="SP-1")), by=SYSTEM, now=later(5.1))
    (shown,) = queries.superiors(keeper, later(5.1))
    assert (shown.link, shown.failed_in_a_row, shown.came_at, shown.heard_at) == ("away", 5, later(5.1), None)
    assert queries.findings(hall.ref, keeper)[0].settled_at is None
    assert (queries.to_send(later(5.1)), queries.to_send(later(8))) == ((), (hall.ref,))

    told_up(hall.ref, 8)

    assert [one.settled_at for one in queries.findings(hall.ref, keeper)] == [later(8)]
    assert queries.superiors(keeper, later(8))[0].link == "in_step"


def test_what_was_numbered_and_never_sent_is_not_taken_whatever_is_answered(
    office: errand.Office, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, keeper = a_superior(office, WATCH), the_keeper(office)
    errand.received(office)
    monkeypatch.setattr(telling, "AT_ONCE", 1)
    province.says = 2
    told_up(watch.ref, 1)

    row = SuperiorPlatform.objects.get()
    assert (row.last_number, row.sent_number, row.taken_number) == (2, 1, 0)
    assert [(one.what, one.ours, one.theirs) for one in queries.findings(watch.ref, keeper)] == [("ahead", 1, 2)]
    province.says = 0
    for n in (2, 3):
        operations.send_words(watch.ref, by=SYSTEM, now=later(n))
    assert SuperiorPlatform.objects.get().taken_number == 2 and len(province.words) == 2


def test_a_platform_that_answers_and_takes_nothing_rests_and_is_a_finding_and_tells_no_line(
    office: errand.Office, province: Province
) -> None:
    watch, keeper = a_superior(office, WATCH), the_keeper(office)
    errand.received(office)
    province.deaf = "yes"
    for n in range(5):
        told_up(watch.ref, 1 + n)

    (stuck,) = queries.findings(watch.ref, keeper)
    assert (stuck.what, stuck.settled_at, stuck.ours, stuck.theirs) == ("stuck", None, 2, 0)
    assert queries.superiors(keeper, later(5))[0].link == "stuck"
    assert queries.to_send(later(5.1)) == () and queries.to_reckon(later(5.1)) == ()
    row = SuperiorPlatform.objects.get()
    assert "send_words" not in {one.verb for one in chain("superior_platform", row.pk)}
    province.deaf = ""
    told_up(watch.ref, 8)
    assert queries.findings(watch.ref, keeper)[0].settled_at == later(8)
    assert [one.verb for one in chain("superior_platform", row.pk)].count("send_words") == 1


def test_what_is_decided_for_a_later_day_goes_up_with_its_dates_and_a_withdrawal_on_its_day(
    office: errand.Office, province: Province
) -> None:
    hall = a_superior(office)
    operations.set_superior_code(hall.ref, "item", office.item, "SP-100", by=SYSTEM, now=later(0))
    begin = later(48)
    catalogue.withdraw_item(office.item, begin, "不再实施", by=SYSTEM, now=later(1))
    told_up(hall.ref, 2)
    (item,) = (word["record"] for word in province.words)
    assert (item["cd_operation"], item["end_date"]) == ("U", moment(begin))  # type: ignore[index]
    assert queries.superior(hall.ref, SYSTEM, later(2)).waiting == 0  # type: ignore[union-attr]
    after = a_superior(office, replace(HALL, name="后来的大厅"), 3)
    told = SuperiorPlatform.objects.get(ref=after.ref).words.order_by("id").values_list("verb", "happened_at")
    assert [verb for verb, _ in told] == ["item_version_published", "item_withdrawn"] and told[1][1] == begin

    told_up(hall.ref, 49)
    assert [word["record"]["cd_operation"] for word in province.words] == ["U", "D"]  # type: ignore[index]
    assert operations.set_superior_code(hall.ref, "item", office.item, "SP-9", by=SYSTEM, now=later(50)).theirs
    with pytest.raises(NoSuchThing):
        operations.set_superior_code(hall.ref, "item", "NONE", "SP-8", by=SYSTEM, now=later(50))
