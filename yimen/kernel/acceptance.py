"""Acceptance: the window decides from the checklist, not from free text (licensing law art. 32).

A clerk can never refuse: the outcomes are accept, accept with materials to follow, accept on commitment, one
correction notice, not needed; "no" is a proposal that a named approver confirms.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Defect, MaterialTerm, Necessity, Terms


class MaterialMissing(Refusal):
    """A required material has no file; it can neither be waved through nor follow later."""

    code: ClassVar[str] = "acceptance.material_missing"
    material: str


class NotTolerable(Refusal):
    """This material may not follow later 不可容缺."""

    code: ClassVar[str] = "acceptance.not_tolerable"
    material: str


class FollowsTooLate(Refusal):
    """The day by which a tolerated material is to follow lies in the past or beyond what the item allows."""

    code: ClassVar[str] = "acceptance.follows_too_late"
    material: str
    latest: date


class PromiseOver(Refusal):
    """The day on which a tolerated material was promised has passed without it; it is taken in no more."""

    code: ClassVar[str] = "acceptance.promise_over"
    day: date


class NothingToTolerate(Refusal):
    """Nothing is missing, so nothing can be tolerated: accept it."""

    code: ClassVar[str] = "acceptance.nothing_to_tolerate"


class NoDefectNamed(Refusal):
    """A correction notice names at least one defect, all at once."""

    code: ClassVar[str] = "acceptance.no_defect_named"


class UnknownDefect(Refusal):
    """A defect that is not in the item's list cannot be asked for."""

    code: ClassVar[str] = "acceptance.unknown_defect"
    material: str
    defect: str


class SeenTheFirstTime(Refusal):
    """What could be seen the first time cannot be asked for in a further notice."""

    code: ClassVar[str] = "acceptance.seen_the_first_time"
    material: str
    defect: str


class NoCommitment(Refusal):
    """This item is not handled on commitment 告知承诺."""

    code: ClassVar[str] = "acceptance.no_commitment"


class BarredByRecord(Refusal):
    """A breach stands against the applicant: nothing is accepted on their promise, the usual way stays open."""

    code: ClassVar[str] = "acceptance.barred_by_record"
    until: date


class CorrectionNotAnswered(Refusal):
    """A material named in the notice has no new file yet."""

    code: ClassVar[str] = "acceptance.correction_not_answered"
    material: str


class DeemedAccepted(Refusal):
    """The five working days passed without a word: the case counts as accepted since that day, and only so."""

    code: ClassVar[str] = "acceptance.deemed_accepted"
    since: date


@snapshot
class DefectFound:
    """A defect of a material, named from the item's list or as "missing"."""

    material: str
    defect: str


MISSING = Defect("missing", "没有提交这份材料", "请上传这份材料")
UNREADABLE = Defect("unreadable", "看不清或不完整", "请重新拍摄或扫描，四角完整、字迹清楚")
ALWAYS_POSSIBLE = (MISSING, UNREADABLE)


def must_be_complete(terms: Terms, handed_in: frozenset[str], tolerated: frozenset[str] = frozenset()) -> None:
    """Every required or tolerable material is in, or tolerated by name; refuses with the first that is not."""
    for material in terms.materials:
        if material.necessity is not Necessity.OPTIONAL and material.code not in handed_in | tolerated:
            raise MaterialMissing(material=material.name)


def must_be_complete_but_for_the_promise(terms: Terms, handed_in: frozenset[str]) -> None:
    """Where the item lists what the signed words stand for 承诺替代, all else is in; refuses with MaterialMissing.

    An item that lists nothing is accepted on the word alone.
    """
    listed = frozenset(one.code for one in terms.materials if one.promised == "yes")
    if listed:
        must_be_complete(terms, handed_in, listed)


def tolerate(terms: Terms, handed_in: frozenset[str], follow: Mapping[str, date], today: date) -> Mapping[str, date]:
    """The materials that may follow, each with its day; only tolerable ones that are missing."""
    if not follow:
        raise NothingToTolerate()
    missing = {material.code: material for material in must_be_tolerable(terms, handed_in)}
    names = {material.code: material.name for material in terms.materials}
    for code, day in follow.items():
        material = missing.get(code)
        if material is None:
            raise NotTolerable(material=names.get(code, code))
        latest = date.fromordinal(today.toordinal() + material.tolerated_days)
        if not today < day <= latest:
            raise FollowsTooLate(material=material.name, latest=latest)
    must_be_complete(terms, handed_in, frozenset(follow))
    return dict(follow)


def must_be_tolerable(terms: Terms, handed_in: frozenset[str]) -> Sequence[MaterialTerm]:
    """What is missing, when all of it may follow later; else there is nothing that could be tolerated."""
    missing = [one for one in terms.materials if one.necessity is not Necessity.OPTIONAL and one.code not in handed_in]
    if not missing:
        raise NothingToTolerate()
    hard = next((one for one in missing if one.necessity is not Necessity.TOLERABLE), None)
    if hard is not None:
        raise NotTolerable(material=hard.name)
    return missing


def must_stand(tolerated: Mapping[str, date], handed_in: frozenset[str], today: date) -> None:
    """The promise of what was to follow holds; else refuses with PromiseOver."""
    over = broken_since(tolerated, handed_in, today)
    if over is not None:
        raise PromiseOver(day=over)


def broken_since(tolerated: Mapping[str, date], handed_in: frozenset[str], today: date) -> date | None:
    """The first day that has passed without the material that was promised for it; None while the promise holds.

    The day on which a material came counts, not the one on which somebody confirms it.
    """
    return min((tolerated[code] for code in broken_for(tolerated, handed_in, today)), default=None)


def broken_for(tolerated: Mapping[str, date], handed_in: frozenset[str], today: date) -> frozenset[str]:
    """The materials whose own promised day has passed without them; what may still come breaks nothing."""
    return frozenset(code for code, day in tolerated.items() if code not in handed_in and day < today)


def stayed_away(day: date, names: Sequence[str]) -> str:
    """What a decision says of materials that were promised by a day and never came."""
    return f"容缺受理时承诺在 {day.isoformat()} 前补交“{'、'.join(names)}”，到期没有交齐。"


def defects_of(terms: Terms, found: Sequence[DefectFound]) -> tuple[tuple[MaterialTerm, Defect], ...]:
    """The defects of a notice with their words; every one from the item's list, none twice."""
    if not found:
        raise NoDefectNamed()
    named: dict[tuple[str, str], tuple[MaterialTerm, Defect]] = {}
    by_code = {material.code: material for material in terms.materials}
    for one in found:
        material = by_code.get(one.material)
        listed = {d.code: d for d in (*ALWAYS_POSSIBLE, *(material.defects if material else ()))}
        if material is None or one.defect not in listed:
            raise UnknownDefect(material=one.material, defect=one.defect)
        named[one.material, one.defect] = (material, listed[one.defect])
    return tuple(named.values())


def further_defects(
    terms: Terms, found: Sequence[DefectFound], earlier: Sequence[DefectFound], renewed: frozenset[str]
) -> tuple[tuple[MaterialTerm, Defect], ...]:
    """Only what could not be seen before: defects of materials that a notice asked for and that came in new for it.

    Whatever else lay there lay there at the first notice, and so did what nobody had asked to see again.
    """
    asked_for = {one.material for one in earlier}
    for one in found:
        if one.material not in renewed & asked_for:
            raise SeenTheFirstTime(material=one.material, defect=one.defect)
    return defects_of(terms, found)


def must_not_have_been_seen(
    found: Sequence[DefectFound], earlier: Sequence[DefectFound], fresh: frozenset[str]
) -> None:
    """Once it is accepted nothing is asked for that the door could see: what is missing or unreadable there, and what a
    notice named before the answer was taken. Of materials that came since, `fresh`, anything may be asked.
    """
    at_a_glance = {defect.code for defect in ALWAYS_POSSIBLE}
    for one in found:
        if one.material not in fresh and (one.defect in at_a_glance or one in earlier):
            raise SeenTheFirstTime(material=one.material, defect=one.defect)


def must_be_answered(defects: Sequence[DefectFound], renewed: frozenset[str]) -> None:
    """Every material named in the notice has something new handed in for it."""
    for one in defects:
        if one.material not in renewed:
            raise CorrectionNotAnswered(material=one.material)


def deemed_accepted_from(received_at: datetime) -> datetime:
    """Art. 32(4): without a notice in time, accepted since the materials came in."""
    return received_at
