"""When a case ends, its volume, the figures and the record for the higher level come of themselves."""

import importlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, evaluating
from tests.operations.errand import GRANT, later
from tests.operations.town import NOW
from yimen.assembly import database, wiring
from yimen.channels.clockwork import upward
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.exchange.dispatches import operations, ports, queries
from yimen.engine.exchange.dispatches.operations import DispatchUnknown
from yimen.engine.records.archives import operations as archives
from yimen.engine.records.archives import queries as volumes
from yimen.gateways.superior.sandbox import SandboxSuperior
from yimen.insight.supervision import queries as supervision
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Unavailable
from yimen.registries.people import queries as people


class Province:
    """Takes records; may be away."""

    def __init__(self) -> None:
        self.taken: dict[str, bytes] = {}
        self.away = 1

    def take(self, record: bytes, key: str) -> str:
        if self.away:
            self.away -= 1
            raise Unavailable("superior.away", "no answer")
        self.taken[key] = record
        return f"省收〔2026〕{len(self.taken)}号"


@pytest.fixture
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    with fresh_database():
        aftermath.wired()
        yield errand.an_office()


@covers("S-207")
def test_the_end_of_a_case_makes_volume_figures_and_the_record_for_the_higher_level(office: errand.Office) -> None:
    province = Province()
    ports.wire(province)
    ref = errand.reviewed(office)
    head = people.staff_by_number("0105")
    assert head is not None
    watching = people.actor_of(people.account(head.account_ref).id, later(1))  # type: ignore[union-attr]
    assert watching is not None
    assert supervision.board(watching, NOW, later(3.5)).acts.decided == 0

    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    deriving.catch_up(later(4))
    cases.deliver(ref, "window", "陈小禾", by=office.clerk, now=later(5))
    deriving.catch_up(later(5))
    upward.told_upward(later(5))

    assert supervision.board(watching, NOW, later(6)).acts.decided == 1
    (waiting,) = queries.unsent()
    with pytest.raises(Unavailable):
        operations.send_dispatch(waiting, by=SYSTEM, now=later(5))
    assert queries.standing(later(5)).waiting == 1
    first = operations.send_dispatch(waiting, by=SYSTEM, now=later(6))
    assert operations.send_dispatch(waiting, by=SYSTEM, now=later(7)) == first
    (sent,) = province.taken.values()
    told = json.loads(sent)
    assert (told["case_state"], told["result_code"], told["cd_operation"]) == (11, "granted", "I")
    assert told["org_name"] == "示范市市场监督管理局" and "陈小禾" not in sent.decode()
    assert queries.standing(later(7)) == queries.DispatchStanding("yes", 0, None, 1, later(6))

    month = later(5) + timedelta(days=31)
    assert volumes.due(later(5)) == () and volumes.due(month) == (ref,)
    archives.archive_case(ref, by=SYSTEM, now=month)
    (volume,) = volumes.of_case(ref, office.decider)
    assert volume.row.parts > 5


def test_what_ended_without_a_grant_is_told_too_once_and_by_nobodys_hand(office: errand.Office) -> None:
    province = Province()
    province.away = 0
    ports.wire(province)
    ref = errand.in_department(office)
    cases.withdraw(ref, "不办了", by=office.citizen, now=later(3))

    upward.told_upward(later(3))
    upward.told_upward(later(4))

    (waiting,) = queries.unsent()
    with pytest.raises(DispatchUnknown):
        operations.send_dispatch(waiting, by=office.decider, now=later(4))
    operations.send_dispatch(waiting, by=SYSTEM, now=later(4))
    (sent,) = province.taken.values()
    assert (json.loads(sent)["case_state"], json.loads(sent)["result_code"]) == (14, "withdrawn")


def test_a_city_that_no_system_above_is_connected_to_says_so_and_tells_nobody(
    office: errand.Office, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ports.wire(SandboxSuperior(tmp_path))
    cases.withdraw(errand.in_department(office), "不办了", by=office.citizen, now=later(3))
    upward.told_upward(later(3))
    (played,) = queries.unsent()
    operations.send_dispatch(played, by=SYSTEM, now=later(4))
    head = at_the_desk(evaluating.supervision(office, "812"), later(5), monkeypatch)
    nobody = "没有对接接收办结上报的上级系统，一件也没有报出去"
    shown = head.get("/oversight/levels").content.decode()
    assert "都已上报" in shown and nobody not in shown
    carried_over(settings, "yes")
    assert queries.standing(later(5)).sent == 1, "a demonstration keeps what its sandbox took"

    settings.YIMEN_DEMO = False
    wiring.wire()
    carried_over(settings, "")

    assert queries.standing(later(5)) == queries.DispatchStanding("", 1, later(3), 0, None)
    assert queries.unsent() == (), "nothing is put in to be sent again and again"
    with pytest.raises(Unavailable, match="none"):
        operations.send_dispatch(played, by=SYSTEM, now=later(5))
    settings.YIMEN_DEMO = True
    shown = head.get("/oversight/levels").content.decode()
    assert nobody in shown and "1 件留着" in shown and "都已上报" not in shown
    wiring.wire()
    assert ports.connected() == "yes"


def carried_over(settings: LazySettings, demo: str) -> None:
    """Bring what earlier versions wrote to today's: what a sandbox took in a real city was never told."""
    settings.YIMEN_DEMO = demo == "yes"
    step = importlib.import_module("yimen.engine.exchange.dispatches.migrations.0002_told_to_nobody")
    step.wait_again(apps, SimpleNamespace(connection=connection))
