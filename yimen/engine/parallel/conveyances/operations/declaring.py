"""At the receiving window: declare what is conveyed, once for registration and tax, and correct it with a reason."""

from datetime import date, datetime
from fractions import Fraction

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.conveyances import moves
from yimen.engine.parallel.conveyances.models import Conveyance, FloorPlan, TitleShare
from yimen.engine.parallel.conveyances.refusals import (
    ApplicantTakesNothing,
    AreaMeasured,
    ConveyanceDeclared,
    ConveyanceUnknown,
    NotAConveyance,
    NothingCorrected,
)
from yimen.engine.parallel.joint import works
from yimen.engine.parallel.joint.operations.beginning import must_run
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.conveyance.facts import (
    MOST_PARTS,
    ConveyanceIncomplete,
    ConveyanceKind,
    Conveyed,
    Holder,
    Homes,
    ProofMissing,
    SharesUneven,
    Side,
    must_be_whole,
)
from yimen.kernel.conveyance.standing import ConveyancePart, LevyMove
from yimen.kernel.conveyance.template import must_keep_the_template
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.parallels import queries as parallels


@snapshot
class ShareSaid:
    """Somebody who gives or takes so many parts of so many, how many homes the household has, and what proves it."""

    side: Side
    name: str
    over: int = 1
    under: int = 1
    homes: Homes = Homes.MORE
    proof: str = ""


@snapshot
class ConveyanceSaid:
    """What is conveyed: for registration and for the taxes the same."""

    kind: ConveyanceKind
    price_fen: int
    area: int
    signed_on: date
    shares: tuple[ShareSaid, ...]
    bought_on: date | None = None
    original_fen: int = 0
    costs_fen: int = 0


@snapshot
class ConveyanceKept:
    """A conveyance by its reference, and how often it was put right."""

    ref: str
    case_ref: str
    revision: int


@operation
def declare_conveyance(case_ref: str, said: ConveyanceSaid, *, by: Actor, now: datetime) -> ConveyanceKept:
    """Declare what an accepted case conveys, at the window of the place that took it in.

    Refuses with ConveyanceUnknown, NotAConveyance, SlowerThanTemplate, ConveyanceDeclared, ConveyanceIncomplete,
    SharesUneven, ProofMissing, ApplicantTakesNothing, NotYourRole, NotYourDesk, OwnMatter, StoodAside or WrongState.
    """
    file = cases.read_freely(case_ref, by, now)
    if not cases.may_see(file, by):
        raise ConveyanceUnknown(ref=case_ref)
    officer = allow.where_it_came_in(file, "declare_conveyance")
    moves.must_not_be_theirs((one.name for one in said.shares), by)
    must_run(file, "declare_conveyance")
    if not parallels.asks(file.item_id, file.received_at, ConveyancePart.TAX):
        raise NotAConveyance()
    must_keep_the_template(file.terms, said.kind)
    _must_hold(said, file, now)
    with refusing(conveyances_conveyance_case_id_key=ConveyanceDeclared()):
        row = Conveyance.objects.create(
            ref=new_ref(), case_id=file.id, declared_by_id=officer.staff_id, declared_at=now, **_columns(said)
        )
    _write_shares(row, said)
    body = {"conveyance": row.ref, "kind": row.kind, "told": _digest(said, row.ref)}
    cases.remark(file, Line("declare_conveyance", body, now), by)
    return ConveyanceKept(row.ref, file.ref, 1)


@operation
def correct_conveyance(case_ref: str, said: ConveyanceSaid, reason: str, *, by: Actor, now: datetime) -> ConveyanceKept:
    """Put right what was declared, with the reason: the taxes are worked out anew, and their open bill is called back.

    At the window that took it in or at a desk of the office that decides. Refuses with ConveyanceUnknown,
    ConveyanceStopped, TaxesPaid, NothingCorrected, SlowerThanTemplate, ConveyanceIncomplete, SharesUneven,
    ProofMissing, ApplicantTakesNothing, AreaMeasured, NotYourRole, NotFormal, OwnMatter, StoodAside, WrongState or
    TextMissing.
    """
    works.running(moves.case_id_of(case_ref))
    file = moves.seen(case_ref, by, now)
    allow.in_charge(file, "correct_conveyance")
    must_run(file, "correct_conveyance")
    row = moves.locked(file.id, case_ref)
    moves.must_not_be_theirs((*_names(row), *(one.name for one in said.shares)), by)
    must_keep_the_template(file.terms, said.kind)
    _must_hold(said, file, now)
    why = must_be_said("reason", reason, 500)
    _must_keep_the_plan(row, said)
    if _is_as_before(row, said) and not moves.rests_on_withdrawn(row):
        raise NothingCorrected()
    ended = moves.end_levy(row, LevyMove.SUPERSEDE, why, by, now)
    for column, value in {**_columns(said), "revision": row.revision + 1, "corrected_at": now}.items():
        setattr(row, column, value)
    row.save()
    row.shares.all().delete()
    _write_shares(row, said)
    body = {
        "conveyance": row.ref,
        "told": _digest(said, f"{row.ref}{row.revision}"),
        "reason": digest(why.encode(), row.ref.encode()),
        **({"levy": ended} if ended else {}),
    }
    cases.remark(file, Line("correct_conveyance", body, now), by)
    works.reopen(file.id, (ConveyancePart.TAX,), why, by, now)
    return ConveyanceKept(row.ref, file.ref, row.revision)


def _names(row: Conveyance) -> tuple[str, ...]:
    return tuple(row.shares.values_list("name", flat=True))


def _must_keep_the_plan(row: Conveyance, said: ConveyanceSaid) -> None:
    """What has been measured is measured anew, never typed over."""
    measured = FloorPlan.objects.filter(conveyance=row).values_list("area", flat=True).first()
    if measured is not None and said.area != measured:
        raise AreaMeasured(area=f"{measured // 100}.{measured % 100:02d}")


def _must_hold(said: ConveyanceSaid, file: CaseFile, now: datetime) -> None:
    """Whole, with what is claimed proven by what was handed in, and for the applicant."""
    if said.signed_on > day_of(now) or said.signed_on.year < 1990:
        raise ConveyanceIncomplete(field="signed_on")
    must_be_whole(_as_conveyed(said), said.signed_on)
    for one in said.shares:
        if one.homes is not Homes.MORE and one.proof not in file.materials_in:
            raise ProofMissing(who=one.name)
    if not any(one.side is Side.BUYER and one.name.strip() == file.applicant_name for one in said.shares):
        raise ApplicantTakesNothing()


def _as_conveyed(said: ConveyanceSaid) -> Conveyed:
    for one in said.shares:
        if not 0 < one.over <= one.under <= MOST_PARTS:
            raise SharesUneven(side=one.side)
    holders = tuple(
        Holder(number, one.side, Fraction(one.over, one.under), one.homes, one.proof)
        for number, one in enumerate(said.shares, 1)
    )
    return Conveyed(said.kind, said.price_fen, said.area, holders, said.bought_on, said.original_fen, said.costs_fen)


def _columns(said: ConveyanceSaid) -> dict[str, object]:
    return {
        "kind": said.kind,
        "price_fen": said.price_fen,
        "area": said.area,
        "signed_on": said.signed_on,
        "bought_on": said.bought_on,
        "original_fen": said.original_fen,
        "costs_fen": said.costs_fen,
    }


def _write_shares(row: Conveyance, said: ConveyanceSaid) -> None:
    TitleShare.objects.bulk_create(
        TitleShare(
            conveyance=row, number=number, side=one.side, name=named(one.name, "name", 60), over=one.over,
            under=one.under, homes=one.homes, proof=_proof(one),
        )
        for number, one in enumerate(said.shares, 1)
    )  # fmt: skip


def _proof(one: ShareSaid) -> str:
    """A claim has its proof; without one nothing is proven."""
    return one.proof if one.homes is not Homes.MORE else ""


def _is_as_before(row: Conveyance, said: ConveyanceSaid) -> bool:
    kept = [(one.side, one.name, one.over, one.under, one.homes, one.proof) for one in row.shares.order_by("number")]
    told = [(one.side, one.name.strip(), one.over, one.under, one.homes, _proof(one)) for one in said.shares]
    return kept == told and all(getattr(row, column) == value for column, value in _columns(said).items())


def _digest(said: ConveyanceSaid, salt: str) -> str:
    return digest(repr(said).encode(), salt.encode())
