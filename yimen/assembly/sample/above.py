"""The level above the sample city: a hall that is told its items, and a supervision that does not answer.

Both are stand-ins and say so; the addresses lead nowhere, and what goes up lies in the outbox of the city.
"""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from yimen.assembly.sample.city import City
from yimen.assembly.sample.people import HEROINE, persons
from yimen.engine.exchange.superiors import operations, ports, queries, signing
from yimen.engine.exchange.superiors.operations import SuperiorOpened, SuperiorSaid
from yimen.gateways.superior.above import SandboxAbove
from yimen.kernel.actor import SYSTEM
from yimen.kernel.superiors import CodeSystem, SuperiorKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

HALL = SuperiorSaid(
    SuperiorKind.HALL, "省网上办事大厅（示范）", "https://hall.example.invalid/exchange", "示范 2.0",
    CodeSystem.NATIONAL, "yes",
)  # fmt: skip
WATCH = SuperiorSaid(
    SuperiorKind.SUPERVISION, "省电子监察系统（示范）", "https://watch.example.invalid/away", "示范 1.0"
)
OWNERS = ("政务服务局",)


def connect(city: City) -> None:
    """Connect both, let the items go up, and hear of an application that lacks something and of a case up there."""
    if queries.superiors(SYSTEM, city.anchor):
        return
    ports.wire(SandboxAbove(settings.YIMEN_HOME / "outbox" / "above"))
    known = {row.short_name: row.ref for row in offices.offices(day_of(city.anchor))}
    owner = next((known[name] for name in OWNERS if name in known), next(iter(known.values())))
    with transaction.atomic():
        hall = operations.open_superior(owner, HALL, by=SYSTEM, now=city.anchor)
        operations.open_superior(owner, WATCH, by=SYSTEM, now=city.anchor)
        operations.number_words(hall.ref, by=SYSTEM, now=city.anchor)
        _come(hall, city)
    operations.send_words(hall.ref, by=SYSTEM, now=city.anchor)


def _come(hall: SuperiorOpened, city: City) -> None:
    """Somebody filed an item up there that has no code yet; the heroine has a case at the province."""
    me = next(one for one in persons() if one.name == HEROINE)
    filing = {
        "number": "示范 SJ-0001", "item": "440000-0001", "answers": [], "form": {}, "materials": [],
        "applicant": {"kind": "person", "name": me.name, "number": me.number, "phone": ""},
    }  # fmt: skip
    result = {
        "number": "示范 SJ-0002", "turn": 2, "identity": me.number, "item_name": "食品检验机构资质认定（示范）",
        "office_name": "省市场监督管理局（示范）", "case_state": "08",
        "happened_at": (city.anchor - timedelta(days=1)).isoformat(),
    }  # fmt: skip
    operations.take_filing(*_signed(hall, filing), by=SYSTEM, now=city.anchor)
    operations.take_result(*_signed(hall, result), by=SYSTEM, now=city.anchor)


def _signed(hall: SuperiorOpened, told: Mapping[str, object]) -> tuple[str, bytes, str]:
    body = json.dumps(told, ensure_ascii=False).encode()
    return hall.ref, body, signing.signature(body, hall.key)
