"""Places of an import: the offices and regions that its lines name, found or founded once each."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from yimen.kernel import codes
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotAllowed
from yimen.registries.calendars import operations as calendars
from yimen.registries.catalogue.exchange.understanding import Taken
from yimen.registries.offices import operations as office_operations
from yimen.registries.offices import queries as offices
from yimen.registries.regions import operations as region_operations
from yimen.registries.regions import queries as regions

ZONE = ZoneInfo("Asia/Shanghai")
BASIS = "导入外来事项目录"


class DepartmentUnknown(Refusal):
    """There is no such department, and who brings the file in may not found one."""

    code: ClassVar[str] = "import.department_unknown"
    department: str


class Places:
    """The offices that an import names, found or founded once each."""

    def __init__(self, by: Actor, now: datetime) -> None:
        self._by, self._now, self._on = by, now, now.astimezone(ZONE).date()
        self._refs: dict[tuple[str, str], str] = {}
        self._regions: dict[str, str] = {}
        self._calendar = ""

    def office(self, taken: Taken) -> str:
        """The ref of the office that handles an item."""
        key = (taken.area, taken.department)
        if key not in self._refs:
            self._refs[key] = self._find(taken) or self._founded(taken)
        return self._refs[key]

    def _founded(self, taken: Taken) -> str:
        try:
            return self._found(taken)
        except (NotAllowed, NotYourRole):
            raise DepartmentUnknown(department=taken.department) from None

    def _find(self, taken: Taken) -> str:
        region = self._known_region(taken.area)
        return self._standing.get((region, taken.department), "") if region else ""

    @cached_property
    def _standing(self) -> Mapping[tuple[str, str], str]:
        """The offices that stood when the import began, by region and either name; of two the first founded."""
        found: dict[tuple[str, str], str] = {}
        for office in offices.offices(self._on):
            for name in (office.name, office.short_name):
                found.setdefault((office.region_ref, name), office.ref)
        return found

    def _found(self, taken: Taken) -> str:
        if not self._calendar:
            self._calendar = calendars.adopt_national(by=self._by, now=self._now).ref
        sound = taken.department_code if codes.uscc_is_sound(taken.department_code) else None
        region = self._region(taken.area)
        # Another office may bear the code, or number under the name: each district has a 区民政局.
        ways = [(uscc, mark) for mark in ("", _mark(taken)) for uscc in dict.fromkeys((sound, None))]
        for uscc, mark in ways:
            try:
                return office_operations.found_office(
                    taken.department, taken.department, uscc, region, self._calendar, mark, self._on, BASIS,
                    by=self._by, now=self._now,
                ).ref  # fmt: skip
            except (office_operations.UsccInUse, office_operations.MarkInUse):
                continue
        raise office_operations.MarkInUse(mark=_mark(taken), office=taken.department)

    def _region(self, area: str) -> str:
        """The region of an area code; one that is not of this city stands by itself, for reading only."""
        if not self._known_region(area):
            parent = next((found for above in _above(area) if (found := self._known_region(above))), None)
            self._regions[area] = region_operations.found_region(
                area, f"行政区划{area[:6]}", _level(area), parent, self._on, BASIS, by=self._by, now=self._now
            ).ref
        return self._regions[area]

    def _known_region(self, area: str) -> str:
        if not self._regions.get(area):
            known = regions.by_code(area, self._on)
            self._regions[area] = known.ref if known else ""
        return self._regions[area]


def _mark(taken: Taken) -> str:
    """A document mark of its own for a department that is called like one of another area."""
    area = taken.area.rstrip("0")
    return f"{taken.department[: 20 - len(area)]}{area}"


def _level(area: str) -> int:
    tails = ((10, 1), (8, 2), (6, 3), (3, 4))
    return next((level for zeros, level in tails if area.endswith("0" * zeros)), 5)


def _above(area: str) -> Iterator[str]:
    for told in (9, 6, 4, 2):
        above = area[:told].ljust(12, "0")
        if above != area:
            yield above
