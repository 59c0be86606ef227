"""Messages: what the applicant is told, once per act, by which way, and when it arrived."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.aftermath import Carrier, lines_of
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.case.cases import noticing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as cases_read
from yimen.engine.case.cases.refusals import NobodyReads
from yimen.engine.case.messages import operations, queries
from yimen.engine.case.messages.operations import PAUSES, MessageUnknown
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.operations import make_paper
from yimen.journal import reading
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.writing import NotAllowed
from yimen.registries.people import operations as people
from yimen.threshold.messages import MESSAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@standing
def founded() -> errand.Office:
    made = errand.an_office()
    aftermath.wired()
    return made


@pytest.fixture
def office(founded: errand.Office, carrier: Carrier) -> errand.Office:
    operations.ports.wire(carrier, carrier, carrier)
    return founded


def corrected(office: errand.Office) -> str:
    """A case with an open correction, its messages written."""
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    for line in lines_of(ref, "receive") + lines_of(ref, "open_correction"):
        operations.write_message(line, by=SYSTEM, now=later(2))
    return ref


def carry(hours: float = 2) -> str:
    return operations.carry_next(lambda row: ("一门", row.facts["number"]), by=SYSTEM, now=later(hours))


def test_the_applicant_is_told_and_the_record_says_when_it_arrived(office: errand.Office) -> None:
    corrected(office)

    newest, first = queries.mine(office.citizen).rows

    assert (first.kind, newest.kind) == ("receive", "open_correction")
    assert newest.facts["item"] == "食品经营许可（新办）" and newest.facts["until"]
    assert [(one.way, one.state, one.arrived_at) for one in newest.services] == [
        ("hall", "arrived", later(1)),
        ("sms", "waiting", None),
    ]
    assert [(one.way, one.arrived_at) for one in first.services] == [("hall", NOW)]


def test_who_closed_the_account_is_told_by_phone_and_fetches_the_result(office: errand.Office) -> None:
    ref = errand.granted(office)
    aftermath.derive(ref, later(5))
    for one in certificates.of_case(ref, office.citizen, later(5)):
        make_paper(one.ref, by=SYSTEM, now=later(5))
    with_account = noticing.due_delivery(later(5))
    with transaction.atomic():
        assert cases.deliver(ref, "electronic", by=office.clerk, now=later(5)).ref == ref
        transaction.set_rollback(True)

    people.close_own_account(town.PASSWORD, by=office.citizen, now=later(5))
    with pytest.raises(NobodyReads):
        cases.deliver(ref, "electronic", by=office.clerk, now=later(5))
    without = noticing.due_delivery(later(5))
    cases.deliver(ref, "window", "陈小禾", by=office.clerk, now=later(6))
    aftermath.derive(ref, later(6))

    told = {row.kind: [(one.way, one.state) for one in row.services] for row in queries.mine(office.citizen).rows}
    assert told["receive"] == [("hall", "arrived")] and told["grant"] == [("hall", "arrived"), ("sms", "waiting")]
    assert told["deliver"] == [("sms", "waiting")], "nothing arrives in a hall where nobody can sign in"
    assert (with_account, without) == ((ref,), ()), "and nothing is delivered electronically to who has no account"


def test_a_missed_term_and_a_longer_one_ring_the_phone() -> None:
    touching = {
        "lapse_correction", "find_not_needed", "extend", "fall_overdue", "deem_renewed", "outwait_supplement",
    }  # fmt: skip
    assert touching <= operations.BY_SMS


def test_every_kind_of_message_has_its_words() -> None:
    assert set(MESSAGES) >= operations.TOLD | operations.TOLD_OF_ONESELF | operations.BY_SMS


def test_a_line_told_twice_is_one_message(office: errand.Office) -> None:
    ref = corrected(office)

    operations.write_message(lines_of(ref, "open_correction")[0], by=SYSTEM, now=later(9))

    assert len(queries.mine(office.citizen).rows) == 2


def test_the_phone_rings_once(office: errand.Office, carrier: Carrier) -> None:
    corrected(office)

    assert carry() and not carry()

    ((address, _, text),) = carrier.carried.values()
    assert address == "13800000001" and text.startswith("SF-")
    assert [one.state for one in queries.mine(office.citizen).rows[0].services] == ["arrived", "sent"]


def test_a_carrier_that_is_away_is_asked_again_later_and_then_given_up(office: errand.Office, carrier: Carrier) -> None:
    corrected(office)
    carrier.away = len(PAUSES) + 1
    at = 2.0

    carry(at)
    assert not carry(at)
    for pause in PAUSES:
        at += (pause + timedelta(seconds=1)) / timedelta(hours=1)
        assert carry(at)

    (row,) = queries.failed(SYSTEM)
    assert queries.failed(office.decider) == ()
    assert (row.services[0].state, row.services[0].tries) == ("failed", 6) and "carrier.away" in row.services[0].failure
    assert carrier.carried == {}
    with pytest.raises(NotAllowed):
        operations.try_again(row.ref, "sms", by=office.decider, now=later(at))
    operations.try_again(row.ref, "sms", by=SYSTEM, now=later(at))
    assert carry(at) and queries.failed(SYSTEM) == ()


class Killed(BaseException):
    """The process was killed."""


def test_a_text_in_the_hand_of_a_killed_worker_is_carried_once(
    office: errand.Office, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected(office)
    keys = list[str]()

    def carry_and_die(address: str, subject: str, text: str, key: str) -> str:
        keys.append(key)
        if len(keys) == 1:
            raise Killed
        return "receipt"

    monkeypatch.setattr(carrier, "carry", carry_and_die)
    with pytest.raises(Killed):
        carry()

    assert not carry(), "nobody else takes it up while the first may still have it in hand"
    assert carry(2 + 1 / 30) and not carry(3)
    assert len(keys) == 2 and len(set(keys)) == 1, "and the carrier knows it by its key"
    assert [one.state for one in queries.mine(office.citizen).rows[0].services] == ["arrived", "sent"]


def test_reading_counts_once_and_only_for_oneself(office: errand.Office) -> None:
    corrected(office)
    newest = queries.mine(office.citizen).rows[0]
    stranger = town.a_citizen(2, "李不知", "stranger")

    with pytest.raises(MessageUnknown):
        operations.read_message(newest.ref, by=stranger, now=later(3))
    assert queries.unread(office.citizen) == 2 and queries.mine(stranger).rows == ()
    operations.read_message(newest.ref, by=office.citizen, now=later(3))
    operations.read_message(newest.ref, by=office.citizen, now=later(4))

    assert queries.unread(office.citizen) == 1
    assert queries.mine(office.citizen).rows[0].read_at == later(3)
    assert operations.read_all(by=office.citizen, now=later(5)) == 1


def test_the_officer_sees_the_service_record_of_the_case(office: errand.Office) -> None:
    ref = corrected(office)

    assert [row.kind for row in queries.of_case(ref, office.clerk)] == ["receive", "open_correction"]
    assert queries.of_case(ref, town.a_citizen(2, "李不知", "stranger")) == ()


@covers("S-196")
def test_each_answer_to_what_was_filed_online_has_its_time_and_its_message(office: errand.Office) -> None:
    taken, mended, refused = (errand.received(office).ref for _ in range(3))
    for ref in (taken, mended, refused):
        (door,) = (cases_read.find(ref, office.citizen, later(1)) or pytest.fail()).clocks
        assert (door.side, door.amount, door.unit) == ("acceptance", "5", "working_day") and door.due_at

    cases.accept(taken, by=office.clerk, now=later(1))
    cases.open_correction(mended, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.propose_refusal(refused, "《食品安全法》", "不归本部门管", "请到市政务大厅", by=office.clerk, now=later(1))
    cases.confirm_refusal(refused, by=office.decider, now=later(2))
    for ref in (taken, mended, refused):
        for line in lines_of(ref):
            if reading_verb(line) in operations.TOLD:
                operations.write_message(line, by=SYSTEM, now=later(2))

    told = {
        ref: {row.kind: row.facts for row in queries.of_case(ref, office.citizen)} for ref in (taken, mended, refused)
    }
    assert [set(one) for one in told.values()] == [
        {"receive", "accept"}, {"receive", "open_correction"}, {"receive", "refuse"},
    ]  # fmt: skip
    assert told[taken]["accept"]["promised"] and told[mended]["open_correction"]["until"]


def reading_verb(line: int) -> str:
    told = reading.line(line)
    return told.verb if told else ""
