"""Lists 清单: which there are, who belongs on each, what each tells of its items, and what it counts.

A list is a question to the catalogue and nothing else: an item is on it exactly while its version in force fulfils
every need of the list. The answers lie beside each published version as one number with one bit a list, computed by the
database itself from the same definitions (`lists_sql`), so that no list can disagree with the catalogue.
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.criteria import (
    AtLeast,
    AtMost,
    Condition,
    Either,
    Every,
    Filled,
    Names,
    Not,
    OfKind,
    Place,
    Said,
    Says,
    Several,
    Some,
    Within,
)
from yimen.kernel.elements import MaterialForm, MaterialKind, PowerSource, Reach, Way
from yimen.kernel.offers import NET, REMOTE, STEPS_AT_ONCE
from yimen.kernel.publication import DAY_MINUTES
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ItemKind, Terms

#: More lists than a number of 64 bits has room for would need a second one.
MOST_LISTS = 62


class Counts(StrEnum):
    """What a list counts: items of offices 实施清单事项, or what exists in law 基本目录事项."""

    ITEMS = "items"
    BASE_ITEMS = "base_items"


class Shape(StrEnum):
    """How the value of a column is to be written."""

    TEXT = "text"
    LIMIT = "limit"
    MONEY = "money"
    WORD = "word"


@snapshot
class Need:
    """One thing that an item must fulfil to be on a list; its code has a sentence in both languages."""

    code: str
    condition: Condition


@snapshot
class Column:
    """What a list tells of an item, or of one line of it: where it is read, and how it is written."""

    code: str
    path: str
    shape: Shape = Shape.TEXT


@snapshot
class Lines:
    """The lines of an item that a list tells one by one: its fees, its proofs, its windows."""

    path: str
    columns: tuple[Column, ...]
    when: Condition | None = None


@snapshot
class ListDefinition:
    """One list: its number (a bit that is never given to another list), its code, what it needs and what it tells."""

    number: int
    code: str
    needs: tuple[Need, ...]
    columns: tuple[Column, ...] = ()
    lines: Lines | None = None
    counts: Counts = Counts.ITEMS

    @property
    def bit(self) -> int:
        return 1 << self.number

    def takes(self, kind: str, terms: Terms) -> bool:
        """Whether an item of this kind with these terms belongs on the list."""
        said = Said(kind, terms)
        return all(need.condition.holds(said) for need in self.needs)

    def missing(self, kind: str, terms: Terms) -> tuple[Need, ...]:
        """The needs that the item does not fulfil 差什么; none: it is on the list."""
        said = Said(kind, terms)
        return tuple(need for need in self.needs if not need.condition.holds(said))


class Family(StrEnum):
    """Which set of lists a city publishes together."""

    FUZHOU = "fuzhou"
    LONGYAN = "longyan"
    THREE = "three"
    PROMISES = "promises"
    FIVE_ONES = "five_ones"
    DEPTH = "depth"
    CHANNELS = "channels"
    MORE = "more"
    GAPS = "gaps"
    """What offices have to mend: for the desks, not for the public."""


def _says(path: str, *values: str) -> Says:
    return Says(path, values)


_CHARGED = Some("fees", AtLeast("fen", 1))
_FORM = Either((_says("kind", MaterialKind.FORM), Filled("blank_form")))
_WITHOUT_SAMPLE = Every((_FORM, _says("sample", "")))
_PROOF = _says("kind", MaterialKind.PROOF)

LIMITED = Need("limited", Filled("promised"))
CHARGED = Need("charged", _CHARGED)
HAS_FORM = Need("has_form", Some("materials", _FORM))
FORM_WITHOUT_SAMPLE = Need("form_without_sample", Some("materials", _WITHOUT_SAMPLE))
ASKS_PROOF = Need("asks_proof", Some("materials", _PROOF))
SAYS_INSTANT = Need("says_instant", _says("instant", "yes"))
ONE_OFFICER = Need("one_officer", _says("complexity", "simple"))
WITHIN_THE_DAY = Need("within_the_day", Within("promised", DAY_MINUTES))
NO_OUTSIDE_STEP = Need(
    "no_outside_step",
    Not(Either((Filled("special_procedures"), Some("steps", Not(_says("code", *sorted(STEPS_AT_ONCE))))))),
)
AGENCY = Need("agency", _says("service.agency", "yes"))
HAS_WINDOW = Need("has_window", Filled("service.windows"))
HAS_PREREQUISITE = Need("has_prerequisite", Filled("service.prerequisites"))
HAS_INTERMEDIARY = Need("has_intermediary", Filled("service.intermediaries"))
SELF_SERVICE = Need("self_service", _says("service.self_service", "yes"))
SEVERAL_PLACES = Need(
    "several_places",
    Either((Several("service.windows", 2), _says("service.reach", *(reach for reach in Reach if reach != Reach.HERE)))),
)
REMOTE_FILING = Need("remote_filing", Names("service.ways", tuple(sorted(REMOTE))))
REMOTE_PAYMENT = Need("remote_payment", Either((Not(_CHARGED), _says("service.online_payment", "yes"))))
NOBODY_COMES = Need("nobody_comes", Not(Some("steps", _says("presence", "yes"))))
REMOTE_RESULT = Need(
    "remote_result",
    Either((_says("service.express_result", "yes"), Filled("certificate"), AtLeast("service.online_depth", 4))),
)
NO_TRIP = Need("no_trip", AtMost("trips", 0))
ONE_TRIP = Need("one_trip", AtMost("trips", 1))
FULL_DEPTH = Need("full_depth", AtLeast("service.online_depth", 4))
GUIDED_ONLINE = Need("guided_online", AtLeast("service.online_depth", 1))
FILED_ONLINE = Need("filed_online", AtLeast("service.online_depth", 2))
ACCEPTED_ONLINE = Need("accepted_online", AtLeast("service.online_depth", 3))
NO_PAPER = Need(
    "no_paper", Not(Some("materials", Every((_says("form", MaterialForm.PAPER), Not(_says("necessity", "optional"))))))
)
A_POWER = Need("a_power", OfKind(tuple(kind for kind in ItemKind if kind != ItemKind.PUBLIC_SERVICE)))
A_LICENCE = Need("a_licence", OfKind((ItemKind.LICENCE,)))
CHECKED_AFTER = Need(
    "checked_after", Either((OfKind((ItemKind.INSPECTION,)), Filled("commitment"), Filled("certificate")))
)
EXPRESS = Need("express", Either((_says("service.express_materials", "yes"), _says("service.express_result", "yes"))))
IN_HOURS = Need("in_hours", _says("promised.unit", "hour"))
IN_MINUTES = Need("in_minutes", _says("promised.unit", "minute"))
COMMITMENT = Need("commitment", Filled("commitment"))
FARMERS = Need("farmers", Names("service.tags", ("farmers_herdsmen", "农牧民")))
ENTRUSTED = Need("entrusted", _says("service.power_source", PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_BESIDE))
ONE_FORM = Need("one_form", Not(Some("fields", _says("element", ""))))
NO_OUTSIDE_BODY = Need("no_outside_body", Not(Some("steps", Filled("executor"))))
TRIP_OR_EXPRESS = Need("trip_or_express", Either((AtMost("trips", 1), _says("service.express_result", "yes"))))

AT_WINDOW = Need("at_window", Names("service.ways", (Way.WINDOW,)))
OFF_THE_NET = Need("off_the_net", Not(Names("service.ways", tuple(sorted(NET)))))
BY_PHONE = Need("by_phone", Names("service.ways", (Way.MOBILE,)))
PEOPLE_SERVICE = Need("people_service", Names("service.tags", ("people_service", "为民服务")))
HAS_BASIS = Need("has_basis", Filled("bases"))
HAS_FLOW = Need("has_flow", Filled("steps"))
HAS_RESULT = Need("has_result", Either((Filled("service.results"), Filled("certificate"))))
_UNFOUNDED = Every((AtLeast("fen", 1), Either((_says("law", ""), _says("standard", "")))))
FEE_TOLD = Need("fee_told", Not(Some("fees", _UNFOUNDED)))
WITHIN_THREE_DAYS = Need("within_three_days", Within("promised", 3 * DAY_MINUTES))
_NO_SHEET = Every((Not(_says("necessity", "optional")), Not(_says("kind", MaterialKind.FORM))))
ONLY_A_SHEET = Need("only_a_sheet", Every((Filled("materials"), Not(Some("materials", _NO_SHEET)))))

_LIMITS = (Column("statutory", "statutory", Shape.LIMIT), Column("promised", "promised", Shape.LIMIT))
_PROMISED = (Column("promised", "promised", Shape.LIMIT),)
_TRIPS = (*_PROMISED, Column("trips", "trips"))
_ONLINE = (Column("online_depth", "service.online_depth", Shape.WORD), Column("trips", "trips"))
_WINDOWS = Lines(
    "service.windows",
    (
        Column("window", "name"),
        Column("address", "address"),
        Column("hours", "hours"),
        Column("window_phone", "phone"),
    ),
)
_FEES = Lines(
    "fees",
    (
        Column("fee", "name"),
        Column("amount", "fen", Shape.MONEY),
        Column("standard", "standard"),
        Column("law", "law"),
        Column("reduction", "reduction"),
    ),
    AtLeast("fen", 1),
)
_PROOFS = Lines(
    "materials",
    (
        Column("proof", "name"),
        Column("issued_by", "issued_by"),
        Column("law", "law"),
        Column("replaceable_by", "replaceable_by"),
    ),
    _PROOF,
)
_FORMS = Lines(
    "materials",
    (Column("form", "name"), Column("blank_form", "blank_form"), Column("sample", "sample")),
    _FORM,
)
_UNSAMPLED = Lines("materials", (Column("form", "name"), Column("blank_form", "blank_form")), _WITHOUT_SAMPLE)
_SERVICES = Lines(
    "service.intermediaries",
    (
        Column("service", "name"),
        Column("law", "law"),
        Column("limit", "limit"),
        Column("service_fee", "fee"),
    ),
)
_CERTIFICATE = (Column("certificate", "certificate.name"),)

DEFINITIONS: tuple[ListDefinition, ...] = (
    ListDefinition(0, "time_limits", (LIMITED,), _LIMITS),
    ListDefinition(1, "fees", (CHARGED,), lines=_FEES),
    ListDefinition(2, "samples", (HAS_FORM,), lines=_FORMS),
    ListDefinition(3, "instant", (SAYS_INSTANT, ONE_OFFICER, WITHIN_THE_DAY), _PROMISED),
    ListDefinition(4, "proofs", (ASKS_PROOF,), lines=_PROOFS),
    ListDefinition(5, "agency", (AGENCY,), _TRIPS),
    ListDefinition(6, "windows", (HAS_WINDOW,), lines=_WINDOWS),
    ListDefinition(7, "prerequisites", (HAS_PREREQUISITE,), (Column("prerequisites", "service.prerequisites"),)),
    ListDefinition(8, "intermediary", (HAS_INTERMEDIARY,), lines=_SERVICES),
    ListDefinition(9, "online", (FULL_DEPTH, NO_TRIP, NOBODY_COMES, NO_PAPER, REMOTE_PAYMENT), _ONLINE),
    ListDefinition(10, "self_service", (SELF_SERVICE,), _TRIPS),
    ListDefinition(11, "multi_point", (SEVERAL_PLACES,), (Column("reach", "service.reach", Shape.WORD),), _WINDOWS),
    ListDefinition(12, "power", (A_POWER,), _LIMITS, counts=Counts.BASE_ITEMS),
    ListDefinition(13, "negative", (A_LICENCE,), _CERTIFICATE, counts=Counts.BASE_ITEMS),
    ListDefinition(14, "supervision", (A_POWER, CHECKED_AFTER), _CERTIFICATE, counts=Counts.BASE_ITEMS),
    ListDefinition(15, "at_once", (SAYS_INSTANT, ONE_OFFICER, WITHIN_THE_DAY, NO_OUTSIDE_STEP), _PROMISED),
    ListDefinition(16, "one_trip", (ONE_TRIP,), _TRIPS),
    ListDefinition(17, "no_meeting", (NO_TRIP, REMOTE_FILING, REMOTE_PAYMENT, NOBODY_COMES, REMOTE_RESULT), _ONLINE),
    ListDefinition(18, "hours", (IN_HOURS,), _LIMITS),
    ListDefinition(19, "minutes", (IN_MINUTES,), _LIMITS),
    ListDefinition(20, "web", (FILED_ONLINE,), _ONLINE),
    ListDefinition(
        21,
        "express",
        (FILED_ONLINE, EXPRESS),
        (
            Column("express_materials", "service.express_materials", Shape.WORD),
            Column("express_result", "service.express_result", Shape.WORD),
        ),
    ),
    ListDefinition(22, "farmers", (FARMERS,), _TRIPS),
    ListDefinition(23, "commitment", (COMMITMENT,), _PROMISED),
    ListDefinition(24, "entrusted", (ENTRUSTED,), (Column("entrusted_by", "service.entrusted_by"),)),
    ListDefinition(25, "one_stop", (FILED_ONLINE,), _ONLINE),
    ListDefinition(26, "one_window", (HAS_WINDOW,), lines=_WINDOWS),
    ListDefinition(27, "one_form", (ONE_FORM,), _PROMISED),
    ListDefinition(28, "one_net", (ACCEPTED_ONLINE, NO_OUTSIDE_BODY), _ONLINE),
    ListDefinition(29, "one_procedure", (TRIP_OR_EXPRESS,), _TRIPS),
    ListDefinition(30, "depth_guide", (GUIDED_ONLINE,), _ONLINE),
    ListDefinition(31, "depth_acceptance", (ACCEPTED_ONLINE,), _ONLINE),
    ListDefinition(32, "depth_full", (FULL_DEPTH,), _ONLINE),
    ListDefinition(33, "unsampled", (FORM_WITHOUT_SAMPLE,), lines=_UNSAMPLED),
    ListDefinition(34, "at_window", (AT_WINDOW,), _TRIPS),
    ListDefinition(35, "mobile", (BY_PHONE,), _ONLINE),
    ListDefinition(36, "window_only", (AT_WINDOW, OFF_THE_NET), _TRIPS),
    ListDefinition(37, "open_handling", (HAS_BASIS, HAS_FLOW, FEE_TOLD, LIMITED, HAS_RESULT), _LIMITS),
    ListDefinition(38, "people_service", (PEOPLE_SERVICE,), _TRIPS),
    ListDefinition(39, "one_sheet", (A_LICENCE, COMMITMENT, ONLY_A_SHEET, WITHIN_THREE_DAYS), _PROMISED),
)
LISTS: Mapping[str, ListDefinition] = {one.code: one for one in DEFINITIONS}

#: Lists that promise that nobody comes at all, and those that promise one trip at most: visits are held against them.
NO_VISIT = LISTS["no_meeting"].bit | LISTS["online"].bit
ONE_VISIT = LISTS["one_trip"].bit

#: Two lists that a city publishes beside these are answered by their own registers: what enterprises may claim, and
#: what has entered a centre (why the entries and not the windows a guide names: docs/decisions/0049).
POLICIES, ENTERED = "policies", "entered"
REGISTERED = (POLICIES, ENTERED)

FAMILIES: Mapping[Family, tuple[str, ...]] = {
    Family.FUZHOU: ("time_limits", "fees", "samples", "instant", POLICIES, "proofs", "agency"),
    Family.LONGYAN: (
        *(ENTERED, "instant", "fees", "proofs", "prerequisites", "intermediary"),
        *("samples", "online", "agency", "self_service", "multi_point"),
    ),
    Family.THREE: ("power", "negative", "supervision"),
    Family.PROMISES: ("at_once", "one_trip", "no_meeting", "hours", "minutes"),
    Family.FIVE_ONES: ("one_stop", "one_window", "one_form", "one_net", "one_procedure"),
    Family.DEPTH: ("depth_guide", "web", "depth_acceptance", "depth_full"),
    Family.CHANNELS: ("at_window", "web", "mobile", "window_only"),
    Family.MORE: (
        "express",
        "commitment",
        "entrusted",
        "farmers",
        "people_service",
        "one_sheet",
        "windows",
        "open_handling",
    ),
    Family.GAPS: ("unsampled",),
}


def lists_of(kind: str, terms: Terms) -> int:
    """The lists on which an item of this kind with these terms stands, one bit each."""
    return sum(one.bit for one in DEFINITIONS if one.takes(kind, terms))


def lists_sql() -> str:
    """The body of the function `catalogue_lists_of(kind, terms)`: the same answer, given by the database."""
    at = Place("said", Terms)
    bits = "\n  | ".join(
        f"case when {' and '.join(need.condition.sql(at) for need in one.needs)} then {one.bit}::bigint else 0 end"
        for one in DEFINITIONS
    )
    # Joined with nothing, the stored terms are unpacked once and not anew for every condition.
    return f"declare\n  said constant jsonb := terms || '{{}}';\nbegin\n  return {bits};\nend"
