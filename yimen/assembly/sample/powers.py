"""Powers of the sample city: town centres of two classes, and what was handed down to them and to a district."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.numbers import body_number
from yimen.assembly.sample.places import BEGAN, CITY_CODE, FOUNDER, SAMPLE, point_of, towns
from yimen.assembly.sample.staff import DESKS, staff_plans
from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.kernel.offices.powers import Mode
from yimen.kernel.snapshot import snapshot
from yimen.registries.calendars.operations import NATIONAL_REF
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations import queries
from yimen.registries.delegations.operations import Entry
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as office_operations
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions
from yimen.registries.towns import operations as town_operations

TO_TOWNS, EQUAL = "示府发〔2019〕12号（示范数据）", "示府发〔2020〕5号（示范数据）"
ISSUER = "示范市人民政府"
FIRST_CLASS = frozenset({"和平街道", "云岭镇", "青禾镇"})
DISTRICT, DISTRICT_CODE = "滨河区市场监督管理局", "990101000000"
#: Accepted in the town by a window of the department, decided in the city.
EXTENDED = (
    "elderly_allowance", "temporary_relief", "disability_allowance", "minimum_living", "disabled_card", "assistive",
)  # fmt: skip
#: Collected in the town and sent up.
COLLECTED = (
    "medical_enrolment", "away_treatment", "hand_refund", "social_card", "social_proof", "job_seeker", "unemployment",
    "flexible_subsidy", "birth_service", "senior_bus", "rural_house", "tractor", "school_enrolment", "public_rental",
)  # fmt: skip
#: The same, but for first-class centres only.
FIRST_CLASS_ONLY = ("self_employed", "prepackaged_food", "no_crime")
#: City and district decide with equal effect.
SHARED = ("food_licence", "food_licence_change", "self_employed")


@snapshot
class _Desk:
    """Somebody of the district's bureau, with the post they hold."""

    number: str
    name: str
    role: Role


_DISTRICT_STAFF = (
    _Desk("D001", "唐知行", Role.REVIEWER),
    _Desk("D002", "许闻溪", Role.DECIDER),
)


def handed_to(town: str) -> frozenset[str]:
    """The keys of the items that a town takes in."""
    more = FIRST_CLASS_ONLY if town in FIRST_CLASS else ()
    return frozenset((*EXTENDED, *COLLECTED, *more))


def points_for(key: str) -> tuple[str, ...]:
    """The service points that take an item in."""
    return tuple(point_of(town) for town in towns() if key in handed_to(town.name))


def hand_down(anchor: datetime) -> None:
    """Announce two documents and hand their items down; what has been handed down already stays."""
    if queries.announcement(EQUAL, anchor.date()) is not None:
        return
    refs = _item_refs(anchor)
    _to_the_towns(refs, anchor)
    _to_the_district(refs, anchor)


def _item_refs(anchor: datetime) -> dict[str, str]:
    wanted = {*EXTENDED, *COLLECTED, *FIRST_CLASS_ONLY, *SHARED}
    found = {item.key: catalogue.in_force(code_of(item), anchor) for item in ITEMS if item.key in wanted}
    return {key: view.ref for key, view in found.items() if view is not None}


def _to_the_towns(refs: dict[str, str], anchor: datetime) -> None:
    document = delegations.announce(
        TO_TOWNS, "关于公布镇街便民服务中心承接事项的通知（示范数据）", ISSUER, BEGAN, tuple(_entries(refs)),
        "简政强镇事权改革", by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    centres = {row.name: row.ref for row in offices.centres(anchor.date())}
    for town in towns():
        centre = centres[point_of(town)]
        town_operations.class_centre(
            centre, 1 if town.name in FIRST_CLASS else 2, BEGAN, SAMPLE, by=FOUNDER, now=anchor
        )
        given = handed_to(town.name)
        for mode, keys in ((Mode.EXTEND, EXTENDED), (Mode.AGENCY, (*COLLECTED, *FIRST_CLASS_ONLY))):
            items = tuple(refs[key] for key in keys if key in given and key in refs)
            delegations.delegate(document, items, mode, centre, BEGAN, None, SAMPLE, by=FOUNDER, now=anchor)


def _entries(refs: dict[str, str]) -> Iterator[Entry]:
    for mode, keys, least in (
        (Mode.EXTEND, EXTENDED, 2), (Mode.AGENCY, COLLECTED, 2), (Mode.AGENCY, FIRST_CLASS_ONLY, 1),
    ):  # fmt: skip
        yield from (Entry(refs[key], mode, least, villages="yes") for key in keys if key in refs)


def _to_the_district(refs: dict[str, str], anchor: datetime) -> None:
    since = date(2020, 1, 1)
    bureau = _found_bureau(anchor)
    entries = tuple(Entry(refs[key], Mode.DEVOLVE, equal="yes") for key in SHARED if key in refs)
    document = delegations.announce(
        EQUAL, "关于部分事项实行“市区同权、多点办理”的通知（示范数据）", ISSUER, since, entries, "市区同权改革",
        by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    items = tuple(entry.item for entry in entries)
    delegations.delegate(document, items, Mode.DEVOLVE, bureau, since, None, SAMPLE, by=FOUNDER, now=anchor)


def _found_bureau(anchor: datetime) -> str:
    """The market bureau of a district, with a reviewer and a decider."""
    region = regions.by_code(DISTRICT_CODE, anchor.date())
    assert region is not None, f"the district of {CITY_CODE} was founded before"
    bureau = office_operations.found_office(
        DISTRICT, "滨河区市监局", body_number(61), region.ref, NATIONAL_REF, "滨市监", BEGAN, SAMPLE,
        by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    for one in _DISTRICT_STAFF:
        _employ(one, bureau, anchor)
    _let_the_windows_close_what_is_simple(bureau, anchor)
    return bureau


def _let_the_windows_close_what_is_simple(bureau: str, anchor: datetime) -> None:
    """An item that the district shares is granted on the spot where it came in, by the district's own letter."""
    since = datetime(BEGAN.year, BEGAN.month, BEGAN.day, tzinfo=UTC)
    for plan in staff_plans():
        clerk = people_queries.staff_by_number(plan.number) if plan.number.startswith("S") else None
        if clerk is not None:
            grants.issue_letter(
                clerk.ref, bureau, Rank.CLERK, (), "行政审批专用章（示范）", since, None, by=FOUNDER, now=anchor
            )


def _employ(one: _Desk, bureau: str, anchor: datetime) -> None:
    since = datetime(BEGAN.year, BEGAN.month, BEGAN.day, tzinfo=UTC)
    post = people.define_post(
        f"{DISTRICT}{DESKS[one.role]}", one.role, bureau, None, None, None, BEGAN, by=FOUNDER, now=anchor
    ).ref
    staff = people.enrol_staff(one.number, one.name, bureau, "formal", BEGAN, by=FOUNDER, now=anchor).ref
    people.hold_post(staff, post, since, None, "holder", SAMPLE, by=FOUNDER, now=anchor)
    people.invite_staff(staff, by=FOUNDER, now=anchor)
    if one.role is Role.DECIDER:
        grants.issue_letter(
            staff, bureau, Rank.DIRECTOR, (), "行政审批专用章（示范）", since, None, by=FOUNDER, now=anchor
        )
