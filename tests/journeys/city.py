"""The city the journeys take place in: a market office with real items, everybody at their desks, people at home.

It is built through the operations and then served by `yimen serve`, the command that `make run` starts.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from django.conf import settings
from django.db import connections

from tests.operations import town as places
from tests.operations.catalogue import an_office
from tests.operations.errand import PNG
from tests.operations.town import NOW, PASSWORD, SECRET, SINCE, USCC
from yimen.assembly.database import Address
from yimen.assembly.sample.items import ITEMS, OFFICES, market
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.papers.dossiers import ports
from yimen.gateways.storage.folder import Folder
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import Fee
from yimen.registries.calendars import operations as calendars
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as catalogue_queries
from yimen.registries.catalogue import search as catalogue_search
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.operations.library import MaterialSaid
from yimen.registries.catalogue.review import changes
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people

T = TypeVar("T")
PATIENCE = 60.0
ANSWERS = ("business:catering", "special_room:no", "online:no", "agent:self")
FORM = {
    "shop_name": "禾木小馆",
    "address": "示范市滨河县滨河街36号一层",
    "area": "86",
    "kitchen_area": "32.5",
    "meals": "40",
    "main_project": "热食类食品制售",
    "safety_manager": "周敏",
    "phone": "13800000001",
}
MATERIALS = ("business_licence", "layout", "rules", "representative")
APPLICANT, STRANGER = "xiaohe", "jianguo"
WINDOW, REVIEWER, DECIDER, SUPERVISOR = "window.desk", "reviewer.desk", "decider.desk", "supervisor.desk"
EDITOR = "catalogue_editor.desk"
CASHIER = "cashier.desk"
CHIEF, LEGAL, REFORM = "chief.desk", "legal_reviewer.desk", "reform_office.desk"
COMPANY = "示范市禾木小馆餐饮有限公司"
OFFICE = "示范市市场监督管理局"
CENTRE = "示范市行政服务中心"
ITEM = market.FOOD_LICENCE.name
_STAFF = (
    ("window", "101"),
    ("reviewer", "102"),
    ("decider", "103"),
    ("supervisor", "104"),
    ("catalogue_editor", "105"),
    ("chief", "106"),
    ("legal_reviewer", "107"),
    ("reform_office", "108"),
    ("cashier", "109"),
)


@dataclass(frozen=True)
class Founded:
    """What the journeys need to know of the city as it was built."""

    item: str
    centre: str
    company: str
    applicant: str
    #: Who sits at which desk: the login, and the account.
    desks: dict[str, str]


@dataclass(frozen=True)
class City:
    """Where it is served, where its rows lie, and how its processes are called."""

    address: str
    where: Address
    founded: Founded
    environment: dict[str, str]
    #: Who has signed in at a desk, with what their browser remembers of it.
    sessions: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def item(self) -> str:
        return self.founded.item

    def a_draft(self) -> tuple[str, int]:
        """A draft that only waits to be handed in: its ref and revision."""
        return self._aside(self._draft)

    def a_case(self, item: str = "", without: str = "") -> Submitted:
        """A case that lies at the window, with everything but one material."""
        return self._aside(lambda: self._case(item, without))

    def a_case_of(self, name: str, form: Mapping[str, str], materials: Sequence[str]) -> Submitted:
        """A case of another item of the market office, which asks about no situation."""
        return self._aside(lambda: self._case_of(name, form, materials))

    def a_case_that_costs(self, name: str, fee: Fee) -> Submitted:
        """A case of a food licence under another name, for which the city charges something."""
        return self._aside(lambda: self._costly(name, fee))

    def a_new_item(self, name: str) -> tuple[str, str]:
        """An item that was only drafted so far, by the system: its ref and that of its draft."""
        return self._aside(lambda: self._new_item(name))

    def passes(self, change: str) -> None:
        """A change is passed on by everybody who reviews, and its notice runs out."""
        self._aside(lambda: self._passes(change))
        self.days_pass(change)

    def days_pass(self, change: str) -> None:
        """The days of a notice go by."""
        with psycopg.connect(self.where.administrator) as superuser:
            superuser.execute(
                "update catalogue_change set notice = tstzrange(now() - interval '9 days', now() - interval '1 minute')"
                " where ref = %s",
                (change,),
            )

    def names(self) -> list[str]:
        """What items, offices, centres and their streets are called, those included that other journeys founded."""
        with psycopg.connect(self.where.administrator) as superuser:
            return [
                name
                for (name,) in superuser.execute(
                    "select name from catalogue_itemversion union select name from offices_officeterm"
                    " union select name from offices_centreterm union select address from offices_centreterm"
                    " union select hours from offices_centreterm"
                )
                if name
            ]

    def has_every_sample_item(self) -> None:
        """The rest of the sample items are published, each by its own office."""
        self._aside(_publish_the_rest)

    def _aside(self, work: Callable[[], T]) -> T:
        """Operations in a thread of their own: the browser has this one's event loop."""

        def done() -> T:
            try:
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as aside:
            return aside.submit(done).result()

    def _costly(self, name: str, fee: Fee) -> Submitted:
        view = catalogue_queries.in_force(self.founded.item, datetime.now(UTC))
        assert view is not None
        terms = replace(view.terms, fees=(fee,), service=replace(view.terms.service, online_payment="yes"))
        ref = catalogue.found_item(view.office_ref, by=SYSTEM, now=SINCE).ref
        draft = Draft(name, view.kind, terms, view.theme, view.life_event)
        catalogue.publish(catalogue.draft_version(ref, draft, by=SYSTEM, now=SINCE).ref, SINCE, by=SYSTEM, now=SINCE)
        return self._case(ref)

    def _new_item(self, name: str) -> tuple[str, str]:
        view = catalogue_queries.in_force(self.founded.item, datetime.now(UTC))
        assert view is not None
        ref = catalogue.found_item(view.office_ref, by=SYSTEM, now=SINCE).ref
        draft = Draft(name, view.kind, view.terms, view.theme, view.life_event)
        return ref, catalogue.draft_version(ref, draft, by=SYSTEM, now=SINCE).ref

    def _passes(self, change: str) -> None:
        for login in (CHIEF, LEGAL, REFORM):
            view = changes.change(change)
            assert view is not None
            by = places.the_actor(self.founded.desks[login])
            catalogue.pass_change(change, "同意", view.seen, by=by, now=datetime.now(UTC))

    def _draft(self, item: str = "", without: str = "") -> tuple[str, int]:
        materials = tuple(one for one in MATERIALS if one != without)
        return self._filled(item or self.founded.item, ANSWERS, FORM, materials)

    def _filled(
        self, item: str, answers: tuple[str, ...], form: Mapping[str, str], materials: Sequence[str]
    ) -> tuple[str, int]:
        now, me = datetime.now(UTC), places.the_actor(self.founded.applicant)
        ref = cases.start_draft(item, self.founded.company, by=me, now=now).ref
        kept = cases.keep_draft(ref, 1, answers, form, by=me, now=now)
        for material in materials:
            cases.attach(ref, material, f"{material}.png", PNG, by=me, now=now)
        return ref, kept.revision

    def _case(self, item: str = "", without: str = "") -> Submitted:
        return self._handed_in(*self._draft(item, without))

    def _case_of(self, name: str, form: Mapping[str, str], materials: Sequence[str]) -> Submitted:
        found = catalogue_search.search(name, datetime.now(UTC))
        item = next(hit.row.ref for hit in found if hit.row.name == name)
        return self._handed_in(*self._filled(item, (), form, materials))

    def _handed_in(self, draft: str, revision: int) -> Submitted:
        me = places.the_actor(self.founded.applicant)
        return cases.submit(draft, revision, self.founded.centre, by=me, now=datetime.now(UTC))

    def received(self) -> int:
        """How many applications became cases."""
        with psycopg.connect(self.where.administrator) as superuser:
            row = superuser.execute("select count(*) from cases_case").fetchone()
        assert row is not None
        return int(row[0])

    def yimen(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """A console command in this city."""
        return subprocess.run(
            [sys.executable, "-m", "yimen", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )


def _publish_the_rest() -> None:
    made: dict[str, str] = {}
    for item in (item for item in ITEMS if item.office != "market"):
        office = made.get(item.office) or an_office(f"示范市{OFFICES[item.office]}")[1]
        made[item.office] = office
        ref = catalogue.found_item(office, item.base_code, by=SYSTEM, now=SINCE).ref
        draft = Draft(item.name, item.kind, item.terms, item.theme, item.life_event)
        version = catalogue.draft_version(ref, draft, by=SYSTEM, now=SINCE).ref
        catalogue.publish(version, SINCE, by=SYSTEM, now=SINCE)


def build() -> Founded:
    """Registries, items, staff and people; not one case."""
    ports.wire(Folder(settings.YIMEN_FILES))
    calendars.adopt_national(by=SYSTEM, now=NOW)
    town = places.a_town("national")
    over_the_city = replace(town, county=town.city)
    staff = {role: places.an_officer(over_the_city, role, number) for role, number in _STAFF}
    desks = {
        f"{role}.desk": people.open_staff_account(f"{role}.desk", PASSWORD, SECRET, ref, by=SYSTEM, now=NOW).ref
        for role, ref in staff.items()
    }
    grants.issue_letter(staff["decider"], town.office, 4, (), "行政审批专用章", SINCE, None, by=SYSTEM, now=NOW)
    grants.issue_letter(staff["window"], town.office, 1, (), "行政审批专用章", SINCE, None, by=SYSTEM, now=NOW)
    items = {}
    for item in market.ITEMS:
        if item.office == "market":
            items[item.key] = ref = catalogue.found_item(town.office, item.base_code, by=SYSTEM, now=SINCE).ref
            draft = Draft(item.name, item.kind, item.terms, item.theme, item.life_event)
            version = catalogue.draft_version(ref, draft, by=SYSTEM, now=SINCE).ref
            catalogue.publish(version, SINCE, by=SYSTEM, now=SINCE)
    catalogue.enter_material(
        "M001", MaterialSaid("食品安全管理人员证明", "1", law="《食品安全法》第四十四条"), by=SYSTEM, now=NOW
    )
    owner = places.a_person(1, "陈小禾")
    applicant = people.open_account(APPLICANT, PASSWORD, owner, by=SYSTEM, now=NOW).ref
    company = people.register_organisation(COMPANY, USCC, "13800000001", by=SYSTEM, now=NOW).ref
    people.give_mandate(company, owner, "legal_representative", "", SINCE, None, "营业执照", by=SYSTEM, now=NOW)
    people.open_account(STRANGER, PASSWORD, places.a_person(2, "赵建国", "13800000002"), by=SYSTEM, now=NOW)
    return Founded(items[market.FOOD_LICENCE.key], town.centre, company, applicant, desks)


@contextmanager
def served(founded: Founded, where: Address, home: Path, port: int) -> Iterator[City]:
    """The city with its web server and worker running; at the end both are stopped, and neither may have stumbled."""
    environment = {
        **os.environ,
        "YIMEN_HOME": str(home),
        "YIMEN_DATABASE_URL": where.administrator,
        "YIMEN_DEMO": "0",
        "YIMEN_PAYMENT": "sandbox",
        "YIMEN_ADDRESS": f"http://127.0.0.1:{port}",
    }
    city = City(f"http://127.0.0.1:{port}", where, founded, environment)
    serving = subprocess.Popen(
        [sys.executable, "-m", "yimen", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_for(city.address, serving)
        yield city
    finally:
        serving.terminate()
        serving.communicate(timeout=PATIENCE)
    for name in ("web", "worker"):
        log = (home / "logs" / f"{name}.log").read_text(encoding="utf-8")
        assert "Traceback" not in log, f"{name} stumbled on the way:\n{log[-6000:]}"


def _wait_for(address: str, serving: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if serving.poll() is not None:
            said = serving.stdout.read() if serving.stdout else ""
            raise AssertionError(f"yimen serve ended by itself:\n{said}")
        try:
            urllib.request.urlopen(f"{address}/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("yimen serve did not answer")
