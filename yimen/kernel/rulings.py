"""Rulings: what a decision must carry before it counts (licensing law art. 38)."""

from collections.abc import Collection
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.joint_life import JointOutstanding
from yimen.kernel.offers import is_filed
from yimen.kernel.refusal import Refusal
from yimen.kernel.review_sheets import PointAnswer
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import SubtaskOutstanding
from yimen.kernel.supplements import SupplementOutstanding
from yimen.kernel.terms import Complexity, Terms
from yimen.kernel.villages.village_check_life import VillageCheckOutstanding


class Outcome(StrEnum):
    GRANT = "grant"
    DENY = "deny"


class Advice(StrEnum):
    GRANT = "grant"
    DENY = "deny"


class RulingIncomplete(Refusal):
    """A denial without reasons, law or remedies is no decision."""

    code: ClassVar[str] = "ruling.incomplete"
    lacks: str


class ReviewOutstanding(Refusal):
    """The decision waits for a review that has not been given."""

    code: ClassVar[str] = "ruling.review_outstanding"


class InspectionOutstanding(Refusal):
    """The decision waits for a site inspection: one that is arranged, or one that the item asks for."""

    code: ClassVar[str] = "ruling.inspection_outstanding"


class ConsultationOutstanding(Refusal):
    """The decision waits for sections that were asked for their view."""

    code: ClassVar[str] = "ruling.consultation_outstanding"


class NotAtOnce(Refusal):
    """Only a simple item is reviewed and approved by one officer at once 即审即办."""

    code: ClassVar[str] = "ruling.not_at_once"


class CriterionMissing(Refusal):
    """The item lists what a decision is measured by; a denial names the criterion that is not met."""

    code: ClassVar[str] = "ruling.criterion_missing"


class FilingNotDenied(Refusal):
    """A filing is registered and acknowledged: it is refused at the door for its form, never on substance."""

    code: ClassVar[str] = "ruling.filing_not_denied"


@snapshot
class Ruling:
    """What the decider says. A denial names reasons, law and remedies, and one of the item's criteria if it has any."""

    outcome: Outcome
    reasons: str = ""
    law: str = ""
    remedies: str = ""
    criterion: str = ""
    points: tuple[PointAnswer, ...] = ()
    """Points of the review sheet that whoever decides answers: all of them where nobody reviewed before."""


REMEDIES = (
    "如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，"
    "也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。"
)
"""Art. 38 with the reconsideration law (60 days) and the administrative litigation law (6 months)."""


def must_be_whole(ruling: Ruling) -> None:
    """A denial carries reasons, law and remedies; a grant needs none."""
    if ruling.outcome is Outcome.DENY:
        for lacks in ("reasons", "law", "remedies"):
            if not getattr(ruling, lacks).strip():
                raise RulingIncomplete(lacks=lacks)


def must_be_deniable(ruling: Ruling, kind: str, criteria: tuple[str, ...]) -> None:
    """Nobody denies a filing, and nobody denies by words of their own where the item lists its criteria."""
    if is_filed(kind):
        raise FilingNotDenied()
    if criteria and ruling.criterion not in criteria:
        raise CriterionMissing()


def must_be_reviewed(reviews: int, needed: int) -> None:
    if reviews < needed:
        raise ReviewOutstanding()


class Awaited(StrEnum):
    """What a decision may wait for besides reviews."""

    INSPECTION = "inspection"
    CONSULTATION = "consultation"
    SUBTASK = "subtask"
    SUPPLEMENT = "supplement"
    JOINT = "joint"
    VILLAGE_CHECK = "village_check"
    VILLAGE_RETURNED = "village_returned"
    """The town returned what the village sealed: its agent mends it."""
    ZONE = "zone"
    """Levels of a zone's template have not decided, or not been asked."""


SURVEY = "survey"
"""The step 环节 by which an item says that two officers look at the place before it is decided 现场踏勘."""


def must_await_nothing(awaits: Collection[str], surveyed: str) -> None:
    """Nothing begun for this case is open; `surveyed` is "no" when the item asks for a survey that was not made."""
    if Awaited.INSPECTION in awaits or surveyed == "no":
        raise InspectionOutstanding()
    if Awaited.CONSULTATION in awaits:
        raise ConsultationOutstanding()
    if Awaited.SUBTASK in awaits or Awaited.ZONE in awaits:
        raise SubtaskOutstanding()
    if Awaited.SUPPLEMENT in awaits:
        raise SupplementOutstanding()
    if Awaited.JOINT in awaits:
        raise JointOutstanding()
    if Awaited.VILLAGE_CHECK in awaits or Awaited.VILLAGE_RETURNED in awaits:
        raise VillageCheckOutstanding()


def must_be_simple(terms: Terms) -> None:
    if terms.complexity is not Complexity.SIMPLE:
        raise NotAtOnce()


REVIEWS_NEEDED: dict[Complexity, int] = {Complexity.SIMPLE: 0, Complexity.GENERAL: 1, Complexity.COMPLEX: 2}
"""一审一核 for general items; complex ones are reviewed twice before the decision (3+1 links at most)."""


def reviews_needed(terms: Terms, promised: str) -> int:
    """How many reviews come before the decision; none when it is decided at once on a promise: what a review would look
    at is looked at afterwards.
    """
    return 0 if promised == "yes" else REVIEWS_NEEDED[terms.complexity]
