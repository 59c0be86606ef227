"""At the tax bureau: work out the taxes of a conveyance. The levy with its account is the bureau's answer."""

from dataclasses import asdict, replace
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.parallel.conveyances import moves
from yimen.engine.parallel.conveyances.models import Conveyance, Levy, LevyLine
from yimen.engine.parallel.conveyances.refusals import LevyChanged
from yimen.engine.parallel.conveyances.weighing import must_be_by_another, worked_out
from yimen.engine.parallel.joint import works
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.conveyance.standing import ConveyancePart, LevyMove
from yimen.kernel.conveyance.taxes import Levied
from yimen.kernel.evidence import Line
from yimen.kernel.money.fees import yuan
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref
from yimen.registries.tax_rules import queries as tax_rules

WORKED_OUT_ANEW = "重新核定"


@snapshot
class TaxesLevied:
    """A levy by its reference, and what it comes to."""

    ref: str
    case_ref: str
    fen: int


@operation
def levy_taxes(case_ref: str, seen_fen: int, *, by: Actor, now: datetime) -> TaxesLevied:
    """Work out the taxes under the bureau's rules of the day of the contract, as the officer has looked at them.

    Refuses with OpinionUnknown, ConveyanceUnknown, ConveyanceStopped, OwnTaxRule, LevyChanged, TaxesPaid,
    TaxRuleMissing, TaxRulesUnclear, NotFormal, OwnMatter, StoodAside, DisagreementWaits or WrongState.
    """
    asked = works.task(case_ref, moves.case_id_of(case_ref), ConveyancePart.TAX, "levy_taxes", by, now)
    row = moves.locked(asked.file.id, case_ref)
    moves.must_not_be_theirs(row.shares.values_list("name", flat=True), by)
    found = worked_out(row, asked.opinion.office_id)
    must_be_by_another(found, by)
    if found.fen != seen_fen:
        raise LevyChanged(yuan=yuan(found.fen))
    ended = moves.end_levy(row, LevyMove.SUPERSEDE, WORKED_OUT_ANEW, by, now)
    levy = _written(row, found, asked.officer.staff_id, now)
    body = {"levy": levy.ref, "fen": levy.fen, **({"instead_of": ended} if ended else {})}
    asked = replace(asked, file=cases.read_freely(case_ref, by, now))
    works.answer(asked, Line("levy_taxes", body, now, law="《税收征收管理法》第二十九条"), by, now)
    return TaxesLevied(levy.ref, case_ref, levy.fen)


def _written(row: Conveyance, found: Levied, staff_id: int, now: datetime) -> Levy:
    levy = Levy.objects.create(
        ref=new_ref(), conveyance=row, number=row.levies.count() + 1, revision=row.revision, price_fen=row.price_fen,
        area=row.area, fen=found.fen, made_by_id=staff_id, made_at=now,
    )  # fmt: skip
    shares = {one.number: one for one in row.shares.all()}
    refs = {one.ref for line in found.lines for one in (line.rule, line.relief) if one is not None}
    ids = tax_rules.ids(refs)
    LevyLine.objects.bulk_create(
        LevyLine(
            levy=levy, number=number, tax=line.tax, holder=shares[line.holder].name, base_fen=line.base_fen,
            fen=line.fen, rule_id=ids[line.rule.ref], relief_id=ids[line.relief.ref] if line.relief else None,
            share_over=shares[line.holder].over, share_under=shares[line.holder].under,
            steps=[asdict(step) for step in line.steps],
        )
        for number, line in enumerate(found.lines, 1)
    )  # fmt: skip
    return levy
