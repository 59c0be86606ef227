"""Builders of a project: two offices with several items, a model of two stages, and a project on its way through it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from tests.operations import aftermath, errand
from tests.operations.errand import GRANT, PNG, TERMS
from tests.operations.town import BEGAN, NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.matters import operations as matters
from yimen.engine.centre.matters import queries as matter_queries
from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.operations import ProjectSaid
from yimen.engine.parallel.projects.rows import ProjectView
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.bundles import field_key, material_key
from yimen.kernel.rulings import Advice
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.project_models import operations as models
from yimen.registries.project_models.operations import ModelSaid, SittingSaid, StageSaid

BARE = replace(
    TERMS,
    materials=(TERMS.materials[0],),
    situations=(),
    fields=(TERMS.fields[0],),
)
"""An item that asks for an address and an identity paper."""
TYPED = {field_key(TERMS.fields[0]): "滨河街36号"}
IDENTITY = material_key(TERMS.materials[0])
CODE = "2611-990101-04-01-000001"


@dataclass(frozen=True)
class Site:
    """The offices, their items by letters, and the model."""

    first: errand.Office
    second: errand.Office
    items: dict[str, str]
    model: str

    @property
    def owner(self) -> Actor:
        return self.first.citizen


def an_item(office: errand.Office, name: str) -> str:
    ref = catalogue.found_item(office.town.office, by=SYSTEM, now=NOW).ref
    version = catalogue.draft_version(ref, Draft(name, "01", BARE), by=SYSTEM, now=NOW).ref
    catalogue.publish(version, NOW, by=SYSTEM, now=NOW)
    return ref


def a_site() -> Site:
    first = errand.an_office(BARE)
    aftermath.wired()
    second = errand.another_office(first, 2, BARE)
    items = {"a": first.item, "b": second.item}
    for letter, office in (("c", second), ("d", first), ("e", second)):
        items[letter] = an_item(office, f"{letter} 事项")
    return Site(first, second, items, a_model(first, second, items))


def a_model(first: errand.Office, second: errand.Office, items: dict[str, str], on: datetime = NOW) -> str:
    lead, other = first.town.office, second.town.office
    sitting = SittingSaid("acceptance", lead, (lead, other), Decimal("8.3"))
    stages = (
        StageSaid("项目决策", lead, Decimal(10), ((items["a"], 1), (items["b"], 1), (items["c"], 2)),
                  spared=(items["a"],)),
        StageSaid("施工许可", lead, Decimal(15), ((items["d"], 1), (items["e"], 1)), (items["e"],), (),
                  (sitting,)),
    )  # fmt: skip
    said = ModelSaid("工程建设项目", Decimal(45), stages, Decimal(200))
    return models.issue_project_model(
        said, BEGAN if on == NOW else on.date(), "示政办〔2026〕9号", by=SYSTEM, now=NOW
    ).ref


def a_project(site: Site, code: str = CODE, kind: str = "enterprise_filing", project_class: str = "industry") -> str:
    said = ProjectSaid(code, "滨河食品厂", kind, "private", project_class, "滨河街36号", site.model)
    return operations.set_up_project(said, site.first.party, by=site.owner, now=NOW).ref


def opened(site: Site, ref: str, number: int = 1, chosen: tuple[str, ...] = (), now: datetime = NOW) -> str:
    """A stage whose one form is written and handed in; the matter."""
    matter = operations.open_stage(ref, number, chosen, by=site.owner, now=now).matter_ref
    filled(site, matter, now)
    return matter


def filled(site: Site, matter: str, now: datetime) -> None:
    """The one form written and handed in."""
    matters.keep(matter, 1, {}, TYPED, by=site.owner, now=now)
    matters.attach(matter, IDENTITY, "id.png", PNG, by=site.owner, now=now)
    handed_in(site, matter, now)


def handed_in(site: Site, matter: str, now: datetime) -> None:
    found = matter_queries.find(matter, site.owner, now)
    assert found is not None
    matters.submit(matter, found.revision, site.first.town.centre, by=site.owner, now=now)


def decided(site: Site, item: str, case: str, now: datetime) -> None:
    office = site.first if item in (site.items["a"], site.items["d"]) else site.second
    cases.review(case, Advice.GRANT, "符合条件。", by=office.reviewer, now=now)
    cases.decide(case, GRANT, by=office.decider, now=now)


def whole(ref: str, by: Actor, now: datetime) -> ProjectView:
    view = queries.find(ref, by, now)
    assert view is not None
    return view


def to_accept(site: Site) -> str:
    """A project whose model has one stage, open, with a joint acceptance in 8.3 working days."""
    lead, other = site.first.town.office, site.second.town.office
    sitting = SittingSaid("acceptance", lead, (lead, other), Decimal("8.3"))
    items = ((site.items["a"], 1), (site.items["b"], 1))
    stage = StageSaid("竣工验收", lead, Decimal(15), items, sittings=(sitting,))
    model = models.issue_project_model(
        ModelSaid("竣工联合验收", Decimal(45), (stage,)), BEGAN, "示政办〔2026〕10号", by=SYSTEM, now=NOW
    ).ref
    ref = a_project(replace(site, model=model))
    operations.open_stage(ref, 1, by=site.owner, now=NOW)
    return ref
