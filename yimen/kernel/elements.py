"""Elements 要素: what the national standard has an item say beside its limits, materials and steps.

Bare data with the national codes as values (GB/T 39554.2 and the exchange tables UP_TASK_*; code tables GB/T 39046
appendix A). A case freezes none of this: it is what guides, lists and checks read of the version.
"""

from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class ExerciseLevel(StrEnum):
    """行使层级, table A.2."""

    NATION = "1"
    PROVINCE = "2"
    CITY = "3"
    COUNTY = "4"
    TOWN = "5"
    VILLAGE = "6"
    GRADED = "7"


class BodyKind(StrEnum):
    """实施主体性质, table A.3."""

    AUTHORITY = "1"
    AUTHORISED = "2"
    ENTRUSTED = "3"
    OTHER = "9"


class Served(StrEnum):
    """服务对象, table A.4: several may be named."""

    PERSON = "1"
    ENTERPRISE = "2"
    PUBLIC_INSTITUTION = "3"
    SOCIETY = "4"
    AUTHORITY = "5"
    OTHER = "6"


class Way(StrEnum):
    """办理形式, table A.5: ways of handing in; several may be named."""

    WINDOW = "1"
    WEB = "2"
    MOBILE = "3"
    POST = "4"
    OTHER = "9"


class OnlineDepth(StrEnum):
    """网上办理深度: how far a case gets without paper; a deeper level includes those before it."""

    NONE = "0"
    GUIDE = "1"
    FILING = "2"
    ACCEPTANCE = "3"
    FULL = "4"


class PowerSource(StrEnum):
    """权力来源."""

    OWN_LEVEL = "1"
    DEVOLVED = "2"
    AUTHORISED_ABOVE = "3"
    AUTHORISED_BESIDE = "4"
    ENTRUSTED_ABOVE = "5"
    ENTRUSTED_BESIDE = "6"


class Reach(StrEnum):
    """通办范围: within which area any service point takes the item in."""

    NATION = "1"
    PROVINCES = "2"
    CITIES = "3"
    COUNTIES = "4"
    HERE = "0"


class ResultKind(StrEnum):
    """审批结果类型."""

    LICENCE = "10"
    PAPER = "20"
    OTHER = "30"


class MaterialKind(StrEnum):
    """材料类型."""

    PROOF = "1"
    FORM = "2"
    OTHER = "3"


class MaterialForm(StrEnum):
    """材料形式."""

    PAPER = "1"
    ELECTRONIC = "2"
    BOTH = "3"


class MaterialSource(StrEnum):
    """材料来源."""

    APPLICANT = "10"
    AUTHORITY = "20"
    OTHER = "99"


@snapshot
class WindowTerm:
    """Where an item is taken in: a window with address, hours and phone, as the guide tells it."""

    name: str
    address: str = ""
    hours: str = ""
    phone: str = ""


@snapshot
class Intermediary:
    """A service 中介服务 whose report a material needs: who gives it, on what basis, for how much, how long."""

    code: str
    name: str
    material: str = ""
    law: str = ""
    limit: str = ""
    fee: str = ""


@snapshot
class ResultTerm:
    """What the applicant gets 审批结果, with the sample that the guide shows: in words, as a file, or both."""

    name: str
    kind: ResultKind = ResultKind.OTHER
    sample: str = ""
    file: str = ""
    """SHA-256 of the file that shows it, in hex; empty: words alone."""


@snapshot
class Remedy:
    """Where a decision can be contested: reconsideration 行政复议 or lawsuit 行政诉讼."""

    kind: str
    body: str
    address: str = ""
    phone: str = ""


@snapshot
class Service:
    """How an item is offered: level, ways in, places, results and rights. Guides, lists and checks read it."""

    exercise_level: str = ""
    body_kind: str = ""
    power_source: str = ""
    entrusted_by: str = ""
    served: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    online_depth: OnlineDepth = OnlineDepth.NONE
    reach: Reach = Reach.HERE
    onsite_reason: str = ""
    quota: str = ""
    hours: str = ""
    complaint_phone: str = ""
    windows: tuple[WindowTerm, ...] = ()
    appointment: str = "no"
    online_payment: str = "no"
    express_materials: str = "no"
    express_result: str = "no"
    self_service: str = "no"
    agency: str = "no"
    """yes: somebody may act for the applicant 可委托办理."""
    signature: str = "no"
    """yes: the application must bear the applicant's own signature 申请须签名."""
    joint_offices: tuple[str, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    results: tuple[ResultTerm, ...] = ()
    rights: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    criteria: tuple[str, ...] = ()
    """What the decision is measured by 裁量标准: refusals name one of these."""
    prerequisites: tuple[str, ...] = ()
    """Codes of items whose result must be there first 前置审批."""
    related: tuple[str, ...] = ()
    """Codes of items that belong to the same matter and should move together."""
    domain: str = ""
    tags: tuple[str, ...] = ()
    flow_online: str = ""
    flow_window: str = ""
