"""Investment projects of the sample city: one past its site and in its first stage, one before departments, one new.

The procedure has two stages; its lines lie on a map of its own and are nobody's land.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.people import HEMU
from yimen.assembly.sample.places import BEGAN, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.assembly.sample.stage import DAY
from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.operations import ProjectSaid
from yimen.kernel.actor import Actor, Role
from yimen.registries.control_lines import operations as control_lines
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.project_models import operations as models
from yimen.registries.project_models import queries as rules
from yimen.registries.project_models.operations import ModelSaid, SittingSaid, StageSaid

DOCUMENT = "示政办〔2026〕18号（示范数据）"
LINES = (
    ("red", "180,-20 200,-20 200,140 180,140"), ("green", "0,100 200,100 200,140 0,140"),
    ("blue", "-60,-20 -20,-20 -20,140 -60,140"),
)  # fmt: skip
LAND, NEXT = "0,0 190,0 190,90 0,90", "300,0 380,0 380,60 300,60"
BUILDER = "示范市石桥建筑工程有限公司"
PLANT, SCHOOL, PIPES = "禾木小馆中央厨房厂房（示范）", "青石小学扩建（示范）", "老城供水管网改造（示范）"
SUBJECTS = (("land", "planning"), ("ecology", "ecology"))
SAID = "示范：符合规划和用途管制要求，同意选址。"


def show(city: City) -> None:
    """Issue the procedure and set three projects up, unless it stands."""
    if rules.versions(city.anchor):
        return
    kitchen, owner = (next(one for one in city.applicants if one.name == name) for name in (HEMU, BUILDER))
    began = ago(city.national, city.anchor, 12 * DAY)
    for line, land in LINES:
        control_lines.draw_control_line(line, land, BEGAN, DOCUMENT, by=FOUNDER, now=began)
    model = models.issue_project_model(_model(city), BEGAN, DOCUMENT, by=FOUNDER, now=began).ref
    plant = _set_up(PLANT, "000001", "enterprise_filing", "industry", kitchen, model, began)
    site = _asked(city, plant, LAND, _of(kitchen), began)
    _found_fit(city, site, began + timedelta(days=2))
    operations.open_stage(plant, 1, by=_of(kitchen), now=began + timedelta(days=5))
    school = _set_up(SCHOOL, "000002", "government", "school", owner, model, city.anchor - timedelta(days=2))
    _asked(city, school, NEXT, _of(owner), city.anchor - timedelta(days=1))
    _set_up(PIPES, "000003", "government", "pipes", owner, model, city.anchor - timedelta(hours=3))


def _model(city: City) -> ModelSaid:
    """A stage up to the plans, that begins on a site found fit, and one up to the building permit."""
    refs = {one.item.name: one.ref for one in city.guides}
    land, housing, fire = (_office(city, key) for key in ("land", "housing", "fire"))
    plans = StageSaid(
        "立项用地规划许可", land, Decimal(12), ((refs["建设用地规划许可"], 1), (refs["建设工程规划许可"], 2)),
        needs_site="yes",
    )  # fmt: skip
    drains = refs["城镇污水排入排水管网许可"]
    permit = StageSaid(
        "施工许可", housing, Decimal(15), ((refs["建筑工程施工许可"], 1), (drains, 1)), (drains,), (),
        (SittingSaid("drawings", housing, (housing, fire), Decimal(5)),),
    )  # fmt: skip
    return ModelSaid("社会投资工程建设项目（示范）", Decimal(45), (plans, permit), Decimal(110))


def _set_up(name: str, serial: str, kind: str, built: str, owner: Applicant, model: str, at: datetime) -> str:
    money = "fiscal" if kind == "government" else "private"
    said = ProjectSaid(f"2611-990101-04-01-{serial}", name, kind, money, built, "示范市滨江新区（示范）", model)
    return operations.set_up_project(said, owner.ref, by=_of(owner), now=at).ref


def _of(owner: Applicant) -> Actor:
    assert owner.agent is not None, "whoever builds has a handler"
    return owner.agent


def _asked(city: City, project: str, land: str, owner: Actor, at: datetime) -> str:
    """A site that is chosen, and before the departments."""
    site = operations.choose_site(project, land, by=owner, now=at).ref
    asked = tuple((_office(city, key), subject) for key, subject in SUBJECTS)
    operations.ask_about_site(site, asked, by=_reviewer(city, "land"), now=at + timedelta(hours=2))
    return site


def _found_fit(city: City, site: str, at: datetime) -> None:
    """Every department agrees; where the land touches the road, the road goes round it."""
    lead = _reviewer(city, "land")
    for key, _ in SUBJECTS:
        speaker = _reviewer(city, key)
        row = queries.site(site, speaker, at)
        assert row is not None, "whoever is asked reads of the site"
        mine = next(one.ref for one in row.opinions if one.mine)
        operations.answer_about_site(mine, "fit", SAID, by=speaker, now=at)
    operations.resolve_conflict(site, "red", DOCUMENT, f"道路东移（{SAMPLE}）", by=lead, now=at)
    operations.conclude_site(site, SAID, by=lead, now=at + timedelta(hours=1))


def _short(key: str) -> str:
    return next(one.short for one in bureaus() if one.key == key)


def _office(city: City, key: str) -> str:
    return next(row.ref for row in offices.offices(day_of(city.anchor)) if row.short_name == _short(key))


def _reviewer(city: City, key: str) -> Actor:
    return city.officer(f"{_short(key)}{DESKS[Role.REVIEWER]}")
