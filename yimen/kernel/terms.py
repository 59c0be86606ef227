"""Terms: what a version of an item asks and promises. Typed values; a case freezes them with their hash.

Bare data with the checks that make it sound; the rules of publication live in the catalogue.
"""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from yimen.kernel.elements import MaterialForm, MaterialKind, MaterialSource, Service
from yimen.kernel.snapshot import snapshot


class ItemKind(StrEnum):
    """National table A.1 事项类型, with the extensions that it leaves open (kernel.kinds maps other tables)."""

    LICENCE = "01"
    PENALTY = "02"
    COMPULSION = "03"
    LEVY = "04"
    BENEFIT = "05"
    INSPECTION = "06"
    CONFIRMATION = "07"
    REWARD = "08"
    RULING = "09"
    OTHER = "10"
    FILING = "11"
    """备案: registered and acknowledged, refused for its form alone."""
    DAILY_MANAGEMENT = "12"
    """日常管理."""
    NON_LICENCE_APPROVAL = "13"
    """非行政许可审批: abolished in 2015; catalogues of before still name it."""
    PUBLIC_SERVICE = "20"


class Complexity(StrEnum):
    """How many must look: one officer at once, one review and one approval, or up to three plus one."""

    SIMPLE = "simple"
    GENERAL = "general"
    COMPLEX = "complex"


class Necessity(StrEnum):
    REQUIRED = "required"
    OPTIONAL = "optional"
    TOLERABLE = "tolerable"


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    PHONE = "phone"
    IDENTITY = "identity"
    USCC = "uscc"


class ReviewPointKind(StrEnum):
    """What a point of the review sheet looks at 形式审查、技术审查."""

    FORMAL = "formal"
    """Completeness: whether what is asked for is there, signed and agrees."""
    TECHNICAL = "technical"
    """Content: whether it is right, which takes somebody who knows the matter."""


class Audience(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    BOTH = "both"


@snapshot
class TimeLimit:
    """An amount of working time as published; the unit is one of kernel.time.deadline.Unit by value."""

    amount: Decimal
    unit: str


@snapshot
class Defect:
    """One thing that can be wrong with a material, with how to mend it."""

    code: str
    text: str
    remedy: str


@snapshot
class MaterialTerm:
    code: str
    name: str
    necessity: Necessity = Necessity.REQUIRED
    note: str = ""
    law: str = ""
    replaceable_by: str = ""
    tolerated_days: int = 0
    defects: tuple[Defect, ...] = ()
    page_limit: int = 20
    size_limit: int = 10_000_000
    when: tuple[str, ...] = ()
    """Situation options ("question:option") of which one must be chosen for the material to apply; none: always."""
    kind: MaterialKind = MaterialKind.OTHER
    form: MaterialForm = MaterialForm.BOTH
    source: MaterialSource = MaterialSource.APPLICANT
    issued_by: str = ""
    originals: int = 0
    copies: int = 0
    blank_form: str = ""
    """Name of the empty form to be downloaded; empty: it is not a form, or the hall makes it."""
    sample: str = ""
    """Name of the filled sample 样表."""
    standard: str = ""
    """What makes it acceptable 受理标准."""
    library: str = ""
    """Code in the material library, where one name serves many items."""
    certificate_types: tuple[str, ...] = ()
    """Codes of the types of certificate that stand for it: whoever holds one valid that day hands nothing in."""
    promised: str = "no"
    """yes: on commitment 告知承诺 the signed words stand for it, and it is looked at after the issue."""


@snapshot
class FieldTerm:
    code: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: str = "yes"
    hint: str = ""
    max_length: int = 200
    options: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    element: str = ""
    """Code of the data element 数据元 behind the field: asked once for all items."""
    specific: str = ""
    """Why only this item asks for it 特有理由, where it stands for no data element."""


@snapshot
class Option:
    code: str
    label: str


@snapshot
class Situation:
    """A question whose answer decides which materials and fields apply."""

    code: str
    question: str
    options: tuple[Option, ...]


@snapshot
class Fee:
    name: str
    fen: int
    standard: str = ""
    law: str = ""
    code: str = ""
    """Names the fee to a situation rule; empty: no rule speaks of it."""
    reduction: str = ""
    """When and by how much it may be reduced 减免; empty: never."""


@snapshot
class LegalBasis:
    law: str
    article: str
    text: str = ""


@snapshot
class StepTerm:
    """One step 环节 as told to the applicant."""

    code: str
    name: str
    note: str = ""
    law: str = ""
    """The provision that asks for the step; a step without one is a candidate for merging."""
    limit: TimeLimit | None = None
    presence: str = "no"
    """yes: the applicant must be there in person."""
    level: str = ""
    """At which level of government it is done (kernel.elements.ExerciseLevel); empty: at the item's own."""
    executor: str = ""
    """An outside body that does it (institution, association); empty: the office itself."""
    unit: str = ""
    """The office of another level, or the section of the department, that does it; empty: the item's own."""
    rank: str = ""
    """At which rank its result is signed (kernel.subtask_life.RANKS); empty: whoever holds the desk there."""


@snapshot
class SpecialProcedure:
    """A procedure that may stop the clock of this item (art. 45): which of the eight, and how long it takes."""

    ground: str
    limit: TimeLimit | None = None
    law: str = ""


@snapshot
class SituationRule:
    """One row of the decision table 情形规则: what applies when each question of `when` has one of the answers ticked.

    `when` holds "question:option"; a question that is not named may have any answer. Materials, fields, steps and
    fees are named by their codes and apply in addition to those that always apply; limits and class replace the
    item's own. What follows from it: kernel.situations.
    """

    code: str
    when: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    promised: TimeLimit | None = None
    statutory: TimeLimit | None = None
    complexity: Complexity | None = None


@snapshot
class CertificateTerm:
    """What is issued: the type and for how long it is valid (months; 0 is long-term)."""

    type_code: str
    name: str
    valid_months: int = 0


@snapshot
class ProductClass:
    """A product class 产品类别 for which an enterprise may be licensed; one certificate lists those it holds."""

    code: str
    name: str
    note: str = ""
    """Which products fall under it."""


@snapshot
class ReviewPoint:
    """One point of the review sheet 审查要点, which the reviewer answers by itself."""

    code: str
    text: str
    kind: ReviewPointKind = ReviewPointKind.FORMAL
    law: str = ""


@snapshot
class Question:
    question: str
    answer: str


@snapshot
class Terms:
    """Everything of a version that portal, kiosk, receipt and clock read."""

    statutory: TimeLimit | None = None
    promised: TimeLimit | None = None
    complexity: Complexity = Complexity.GENERAL
    instant: str = "no"
    audience: Audience = Audience.BOTH
    conditions: tuple[str, ...] = ()
    materials: tuple[MaterialTerm, ...] = ()
    fields: tuple[FieldTerm, ...] = ()
    situations: tuple[Situation, ...] = ()
    steps: tuple[StepTerm, ...] = ()
    fees: tuple[Fee, ...] = ()
    bases: tuple[LegalBasis, ...] = ()
    certificate: CertificateTerm | None = None
    commitment: str = ""
    trips: int = 0
    place: str = ""
    phone: str = ""
    questions: tuple[Question, ...] = ()
    keywords: tuple[str, ...] = ()
    rules: tuple[SituationRule, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    service: Service = field(default_factory=Service)
    classes: tuple[ProductClass, ...] = ()
    """The classes an application chooses from 一企一证; of a case, those it asked for."""
    review_points: tuple[ReviewPoint, ...] = ()
    """The review sheet 审查表: what a reviewer answers point by point before the advice to grant."""
