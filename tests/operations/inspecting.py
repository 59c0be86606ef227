"""Builders of supervision after approval: an office with inspectors, a witness, and an enterprise with a permit."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.operations import classing, errand, town
from tests.operations.errand import TERMS, later
from tests.operations.evaluating import supervision
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.operations import DrawSaid, SpotFound
from yimen.engine.supervision.spot_checks.rows import SpotCheckRow
from yimen.engine.supervision.supervision_records import operations as records
from yimen.journal.reading import COLUMNS, Told, told
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.rulings import Advice
from yimen.registries.three_lists import operations as lists
from yimen.registries.three_lists.operations import Check

BASIS = "示府办〔2026〕12号"
KITCHEN = "现场看后厨"


@dataclass(frozen=True)
class Scene:
    """An office whose permits are on the supervision list, four who inspect, its head and a witness."""

    office: errand.Office
    works: classing.Works
    head: Actor
    witness: Actor
    inspectors: tuple[tuple[str, Actor], ...]

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(ref for ref, _ in self.inspectors)

    def who(self, row: SpotCheckRow) -> tuple[Actor, Actor]:
        """The two who were drawn."""
        first, second = (actor for _, actor in self.inspectors if actor.name in row.inspectors)
        return first, second


def a_scene(office: errand.Office) -> Scene:
    lists.enter_supervision(office.item, Check(KITCHEN, 30, office.town.office), BASIS, TODAY, by=SYSTEM, now=NOW)
    staff = [town.an_officer(office.town, "chief", f"70{n}") for n in range(4)]
    inspectors = tuple((ref, town.signed_on(ref, f"inspector{n}")) for n, ref in enumerate(staff))
    head = town.signed_on(town.an_officer(office.town, "office_head", "710"), "head.710")
    return Scene(
        office, classing.enterprise(office, "示范餐饮有限公司", 22), head, supervision(office, "711"), inspectors
    )


def permitted(scene: Scene, promised: str = "") -> str:
    """A permit of the enterprise, granted after the usual way or on a promise; the ref of its case."""
    office, works = scene.office, scene.works
    draft = cases.start_draft(office.item, works.party, by=works.owner, now=NOW).ref
    kept = cases.keep_draft(draft, 1, errand.ANSWERS, errand.FORM, by=works.owner, now=NOW)
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", errand.PNG, by=works.owner, now=NOW)
    ref = cases.submit(draft, kept.revision, office.town.centre, by=works.owner, now=NOW).ref
    if promised:
        errand.promise_signed(ref, works.owner)
        cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))
    else:
        cases.accept(ref, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    return ref


def followed(patch: pytest.MonkeyPatch, now: datetime | None = None) -> records.PermitsFollowed:
    """Let the records follow every line of this test, whose transaction never settles."""
    patch.setattr(records.cursors, "batch", _lines)
    return records.follow_permits(by=SYSTEM, now=now or later(5))


def _lines(consumer: str, size: int) -> tuple[Told, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from journal_entry order by id")
        return tuple(told(row) for row in cursor.fetchall())


def said(scene: Scene, **other: object) -> DrawSaid:
    facts = DrawSaid(
        "秋季抽查", scene.office.town.office, "all", "", TODAY, TODAY + timedelta(days=10),
        ("后厨卫生", "从业人员健康证明"), scene.refs,
    )  # fmt: skip
    return replace(facts, **other)  # type: ignore[arg-type]


def drawn(scene: Scene, **other: object) -> SpotCheckRow:
    """A draw that a witness has drawn; its one check."""
    ref = operations.announce_draw(said(scene, **other), by=scene.head, now=later(6)).ref
    operations.draw_lots(ref, "梧桐", by=scene.witness, now=later(7))
    return queries.checks_of(ref, scene.head, later(7))[0]


def found(outcome: str = "sound", **other: object) -> SpotFound:
    facts = SpotFound(outcome, ("干净", "都有"), "现场查看，和许可一致。", later(8), "26.08,119.3,12")
    return replace(facts, **other)  # type: ignore[arg-type]


def published(scene: Scene, row: SpotCheckRow, outcome: str = "sound") -> None:
    """What one of the two wrote down, with a photograph, and the other signed."""
    first, second = scene.who(row)
    operations.photograph_spot(row.ref, "hall.png", errand.PNG, by=first, now=later(8))
    operations.record_spot_check(row.ref, found(outcome), by=first, now=later(9))
    operations.sign_spot_check(row.ref, by=second, now=later(10))
