"""Systems that come in: tried in the sandbox by what they send, let in when all is passed, put out with their keys."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_connections import the_keeper
from yimen.engine.case.cases.models import Case
from yimen.engine.exchange.connections import operations as connections
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.connections.refusals import SystemTaken, SystemUnknown
from yimen.engine.exchange.onboardings import operations, queries, signing
from yimen.engine.exchange.onboardings.models import ConformanceTry, Onboarding
from yimen.engine.exchange.onboardings.operations import OnboardingSaid, SandboxOpened, SandboxSaid, running
from yimen.engine.exchange.onboardings.refusals import (
    NoSandbox,
    OnboardingNamedAlready,
    OnboardingUnknown,
    RunFull,
    RunUnknown,
    SandboxForged,
)
from yimen.engine.exchange.pushes import operations as pushes
from yimen.journal.reading import chain
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.onboarding import (
    GOOD_FOR,
    OFF_THE_REGISTER,
    CheckPoint,
    CheckPointsMissing,
    ConformanceMissing,
    OnboardFirst,
    OwnOnboarding,
)
from yimen.kernel.pushes import PushForged, PushOfficerUnknown
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import day_of

pytestmark = pytest.mark.django_db
PUSH = OnboardingSaid("许可审批系统", "push", "某软件公司", "办结后不再二次录入")
JUMP = OnboardingSaid(
    "不动产登记系统", "jump", "某软件公司", "到登记系统继续办", "real_estate", "https://estate.example.invalid/in"
)


class Firm:
    """A firm's system in the sandbox: it numbers and signs its words, and sends what it is told to send."""

    def __init__(self, opened: SandboxOpened, now: datetime) -> None:
        self.ref, self.key, self.now = opened.ref, opened.key, now

    @property
    def props(self) -> signing.Props:
        run = Onboarding.objects.get(ref=self.ref).runs.order_by("-id")[0]
        return signing.props_of(run.ref, self.key)

    def body(self, number: int, verb: str = "remark", **changed: object) -> bytes:
        said = {
            "number": number, "verb": verb, "case": self.props.case_number, "officer": self.props.officer,
            "happened_at": self.now.isoformat(), **changed,
        }  # fmt: skip
        return json.dumps(said).encode()

    def told(self, number: int, word: str = "arrived", **changed: object) -> bytes:
        return json.dumps({"jump": self.props.jump, "number": number, "word": word, **changed}).encode()

    def sends(self, body: bytes, door: str = "push", key: str = "") -> SandboxSaid:
        facts = (self.ref, door, body, signing.signature(body, key or self.key))
        return operations.take_sandbox_word(*facts, by=SYSTEM, now=self.now)

    def passes(self) -> None:
        """A whole run of a system that pushes, as it should be."""
        for body in (
            self.body(1), self.body(2), self.body(2), self.body(3), self.body(3), self.body(4), self.body(5),
            self.body(5, text="改正"), self.body(6, "grant"),
        ):  # fmt: skip
            assert self.sends(body).verdict != "failed"


def admitted(office: errand.Office, said: OnboardingSaid = PUSH, by: Actor = SYSTEM, now: float = 1) -> Firm:
    made = operations.apply_onboarding(office.town.office, said, by=by, now=later(now))
    return Firm(operations.admit_onboarding(made.ref, by=SYSTEM, now=later(now)), later(now))


def every_point(ref: str, by: Actor, now: float) -> None:
    for point in CheckPoint:
        operations.say_point(ref, point, "已落实，见附件", by=by, now=later(now))


@covers("S-568")
def test_a_system_goes_live_when_its_run_and_its_checklist_are_passed_and_somebody_else_lets_it_in(
    office: errand.Office,
) -> None:
    head = town.signed_on(town.an_officer(office.town, "office_head", "815"), "the.head")
    keeper = the_keeper(office)
    with pytest.raises(NotAllowed):
        operations.apply_onboarding(office.town.office, PUSH, by=office.clerk, now=later(1))
    with pytest.raises(OnboardFirst):
        pushes.open_system(office.town.office, PUSH.name, by=head, now=later(1))
    with pytest.raises(OnboardFirst):
        jump = Connecting("real_estate", "登记系统", "jump", "1.0", JUMP.address)
        connections.connect_system(office.town.office, jump, by=keeper, now=later(1))
    ref = operations.apply_onboarding(office.town.office, PUSH, by=head, now=later(1)).ref
    with pytest.raises(OnboardingNamedAlready):
        operations.apply_onboarding(office.town.office, PUSH, by=keeper, now=later(1))
    for early in (operations.begin_run, operations.renew_sandbox_key):
        with pytest.raises(NoSandbox):
            early(ref, by=head, now=later(1))
    with pytest.raises(NotAllowed):
        operations.admit_onboarding(ref, by=head, now=later(1))
    with pytest.raises(WrongState):
        operations.go_live(ref, by=keeper, now=later(1))
    firm = Firm(operations.admit_onboarding(ref, by=keeper, now=later(1)), later(1))
    with pytest.raises(RunUnknown):
        firm.sends(b"{}")
    with pytest.raises(OnboardingUnknown):
        operations.begin_run(ref, by=office.clerk, now=later(1))
    operations.begin_run(ref, by=head, now=later(1))

    assert (firm.sends(b"[").fault, firm.sends(firm.body(1), key="x").fault) == ("unreadable", "forged")
    assert firm.sends(firm.body(1, case="SF-1")).fault == "not_the_case"
    assert firm.sends(firm.body(1, officer="9")).fault == "not_the_officer"
    assert firm.sends(firm.body(1, happened_at=later(3).isoformat())).fault == "future"
    assert firm.sends(firm.body(2)).fault == "ahead" and firm.sends(firm.body(1, "grant")).fault == "ended_early"
    assert firm.sends(firm.body(1), "words").fault == "other_door"
    first = firm.sends(firm.body(1))
    assert (first.verdict, first.answer, first.next) == ("passed", {"said": "done", "number": 1}, "sent_again")
    assert firm.sends(firm.body(1)).answer["said"] == "known"
    assert firm.sends(firm.body(1, text="另一条")).fault == "stale"
    assert firm.sends(firm.body(2, happened_at=later(0).isoformat())).fault == "backwards"
    assert firm.sends(firm.body(2)).status == 503 and firm.sends(firm.body(2, text="改了")).fault == "not_the_same"
    assert firm.sends(firm.body(2)).status == 503 and firm.sends(firm.body(2)).next == "answer_lost"
    assert firm.sends(firm.body(3)).status == 503 and firm.sends(firm.body(4)).fault == "went_on"
    assert firm.sends(firm.body(5)).status == 503 and firm.sends(firm.body(5)).answer["said"] == "known"
    assert firm.sends(firm.body(6)).next == "mended"
    assert firm.sends(firm.body(7)).answer == {"code": "push.unreadable", "field": "text"}
    assert firm.sends(firm.body(7)).fault == "not_mended" and firm.sends(firm.body(7)).verdict == "held"
    assert firm.sends(firm.body(7, text="改正")).next == "last_word"
    every_point(ref, head, 1)
    with pytest.raises(ConformanceMissing):
        operations.go_live(ref, by=keeper, now=later(1))
    assert firm.sends(firm.body(8)).fault == "not_last"
    assert firm.sends(firm.body(9, "deny")).next == ""
    with pytest.raises(RunUnknown):
        firm.sends(firm.body(10))
    assert Case.objects.count() == 0

    with pytest.raises(OwnOnboarding):
        operations.go_live(ref, by=_also_keeps(head), now=later(2))
    with pytest.raises(ConformanceMissing):
        operations.go_live(ref, by=keeper, now=later(1) + GOOD_FOR + timedelta(seconds=1))
    live = operations.go_live(ref, by=keeper, now=later(2))
    body = firm.body(1)
    with pytest.raises(PushForged):
        pushes.take_push(live.system_ref, body, signing.signature(body, firm.key), by=SYSTEM, now=later(2))
    with pytest.raises(SandboxForged):
        firm.sends(body)
    word = json.dumps({"number": 1, "verb": "review", "officer": "无", "happened_at": later(2).isoformat()}).encode()
    with pytest.raises(PushOfficerUnknown):
        pushes.take_push(live.system_ref, word, signing.signature(word, live.key), by=SYSTEM, now=later(2))

    operations.suspend_onboarding(ref, "密钥外泄", by=keeper, now=later(3))
    with pytest.raises(PushForged):
        pushes.take_push(live.system_ref, word, signing.signature(word, live.key), by=SYSTEM, now=later(3))
    with pytest.raises(ConformanceMissing):
        operations.go_live(ref, by=keeper, now=later(3))
    firm.now = later(3)
    old_key, firm.key = firm.key, operations.renew_sandbox_key(ref, by=head, now=later(3)).key
    operations.begin_run(ref, by=head, now=later(3))
    assert firm.sends(firm.body(1), key=old_key).fault == "forged"
    firm.passes()
    with pytest.raises(CheckPointsMissing):
        operations.go_live(ref, by=keeper, now=later(3))
    every_point(ref, head, 3)
    assert operations.go_live(ref, by=keeper, now=later(4)).system_ref != live.system_ref
    # Its head takes it off the register on its own page: it is suspended by that, and comes back by another run.
    pushes.close_system(Onboarding.objects.get(ref=ref).system_ref, "停用", by=head, now=later(4))
    (row,) = queries.onboardings(head, later(4))
    assert (row.state, row.basis, row.system_ref, row.points) == ("suspended", OFF_THE_REGISTER, "", 0)
    assert {one.words for one in queries.points(ref)} == {""}
    with pytest.raises(ConformanceMissing):
        operations.go_live(ref, by=keeper, now=later(4))
    operations.begin_run(ref, by=head, now=later(4))
    assert Onboarding.objects.get(ref=ref).state == "suspended"
    operations.withdraw_onboarding(ref, "系统下线", by=head, now=later(5))
    with pytest.raises(WrongState):
        operations.suspend_onboarding(ref, "再停", by=keeper, now=later(5))
    verbs = [line.verb for line in chain("onboarding", Onboarding.objects.get(ref=ref).pk)]
    assert verbs.count("run_passed") == 2 and verbs[-1] == "withdraw_onboarding"
    assert queries.onboardings(office.clerk, later(5)) == ()
    assert [row.state for row in queries.onboardings(head, later(5))] == ["withdrawn"]


def _also_keeps(head: Actor) -> Actor:
    """The head of the office, who keeps the register besides."""
    return replace(head, posts=(*head.posts, replace(head.posts[0], role=Role.REFORM_OFFICE)))


@covers("S-568")
def test_a_system_that_is_jumped_to_redeems_tells_back_and_counts_before_it_is_on_the_register(
    office: errand.Office,
) -> None:
    for wrong in ({"address": "http://plain"}, {"kind": "weather"}, {"way": "fax"}, {"items": ("无",)}):
        said = replace(JUMP, **wrong)  # type: ignore[arg-type]
        with pytest.raises((NotInList, NoSuchThing)):
            operations.apply_onboarding(office.town.office, said, by=SYSTEM, now=later(1))
    firm = admitted(office, replace(JUMP, items=(office.item,)))
    operations.begin_run(firm.ref, by=SYSTEM, now=later(1))
    day = day_of(later(1)).isoformat()

    assert firm.sends(b"TEST.x", "redeem").fault == "not_the_ticket"
    redeemed = firm.sends(firm.props.ticket.encode(), "redeem", "no key at all")
    assert redeemed.answer["case_number"] == firm.props.case_number
    assert firm.sends(firm.told(1, "dancing"), "words").field == "word"
    assert firm.sends(firm.told(1, jump="other"), "words").fault == "not_the_case"
    for body in (1, 2, 2, 3, 3, 4):
        said_back = firm.sends(firm.told(body), "words")
    assert said_back.next == "last_word"
    assert firm.sends(firm.told(5, "done"), "words").next == "count"
    assert firm.sends(json.dumps({"day": day, "count": 2}).encode(), "counts").fault == "miscounted"
    assert firm.sends(json.dumps({"day": day, "count": 1}).encode(), "counts").next == ""
    shown = queries.run(firm.ref, later(1))
    assert shown is not None and shown.counts == "yes" and [one.standing for one in shown.steps] == ["passed"] * 6
    assert queries.report(firm.ref, signing.signature(firm.ref.encode(), firm.key), later(1)) == shown
    assert queries.report(firm.ref, signing.signature(b"other", firm.key), later(1)) is None

    every_point(firm.ref, SYSTEM, 1)
    live = operations.go_live(firm.ref, by=SYSTEM, now=later(2))
    case = errand.received(office)
    made = connections.jump(case.ref, live.system_ref, office.party, by=office.citizen, now=later(2))
    assert connections.redeem_jump(live.system_ref, made.ticket, by=SYSTEM, now=later(2)).case_number == case.number
    with pytest.raises(SystemTaken):
        admitted(office, replace(JUMP, name="另一个登记系统"), now=2)
    operations.suspend_onboarding(firm.ref, "停机", by=SYSTEM, now=later(3))
    with pytest.raises(SystemUnknown):
        connections.jump(case.ref, live.system_ref, office.party, by=office.citizen, now=later(3))


def test_who_only_knows_the_address_spoils_no_run_and_a_run_takes_so_many_words(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = admitted(office)
    run = operations.begin_run(firm.ref, by=SYSTEM, now=later(1)).ref
    monkeypatch.setattr(running, "MOST_FORGED", 2)
    monkeypatch.setattr(running, "MOST_TRIES", 2)
    firm.sends(firm.body(1))
    held = firm.sends(firm.body(2))

    for _ in range(2):
        assert firm.sends(firm.body(2), key="a stranger's").fault == "forged"
    with pytest.raises(SandboxForged):
        firm.sends(firm.body(2), key="a stranger's")
    assert ConformanceTry.objects.filter(run__ref=run, fault="forged").count() == 2
    with pytest.raises(RunFull):
        firm.sends(firm.body(2))
    monkeypatch.setattr(running, "MOST_TRIES", 9)

    assert (held.verdict, firm.sends(firm.body(2)).verdict) == ("held", "passed")
