"""Conveyances of homes: declared once for registration and tax, taxed with an account, drawn, paid once."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import SIGNED_IN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, result_of, several, shown
from yimen.engine.parallel.conveyances import operations, queries
from yimen.engine.parallel.conveyances.operations.declaring import ConveyanceSaid, ShareSaid
from yimen.engine.parallel.conveyances.rows import ConveyanceRow, ConveyanceView, LevyRow
from yimen.kernel.conveyance.facts import MOST_AREA, MOST_FEN, ConveyanceKind, Homes, Side
from yimen.kernel.conveyance.rules import WHOLE, Tax, TaxRule, TaxRuleKind
from yimen.kernel.refusal import Refusal
from yimen.registries.tax_rules import operations as tax_rules
from yimen.registries.tax_rules import queries as kept_rules
from yimen.registries.tax_rules.queries import TaxRuleRow
from yimen.threshold import clock

router = Router(tags=["conveyances"])

Fen = Annotated[int, Field(ge=0, le=MOST_FEN, description="Money in fen")]
Area = Annotated[int, Field(gt=0, le=MOST_AREA, description="Hundredths of a square metre")]
Part = Annotated[int, Field(gt=0, le=10_000)]
Limit = Annotated[int, Field(ge=0, le=MOST_AREA)]
Months = Annotated[int, Field(ge=0, le=1_200)]


class ShareToSay(Body):
    """Somebody who gives or takes `over` parts of `under`, and the material that proves how many homes there are."""

    side: Side
    name: Annotated[str, Field(min_length=1, max_length=60)]
    over: Part = 1
    under: Part = 1
    homes: Homes = Homes.MORE
    proof: Annotated[str, Field(max_length=64)] = ""


class ConveyanceToDeclare(Body):
    """What is conveyed. A first-hand price is that of the invoice without value added tax."""

    kind: ConveyanceKind
    price_fen: Fen
    area: Area
    signed_on: date
    shares: list[ShareToSay] = Field(min_length=2, max_length=20)
    bought_on: date | None = None
    original_fen: Fen = 0
    costs_fen: Fen = 0

    def said(self) -> ConveyanceSaid:
        shares = tuple(ShareSaid(one.side, one.name, one.over, one.under, one.homes, one.proof) for one in self.shares)
        return ConveyanceSaid(
            self.kind, self.price_fen, self.area, self.signed_on, shares, self.bought_on, self.original_fen,
            self.costs_fen,
        )  # fmt: skip


class ConveyanceToCorrect(ConveyanceToDeclare):
    """The whole as it should have been declared, and why it is put right."""

    reason: Text500


class TaxesToLevy(Body):
    """What the officer has looked at: nothing else is levied."""

    seen_fen: Fen


class PlanToHandIn(Body):
    """The number of the unit, its area as measured, and the sheet."""

    unit: Annotated[str, Field(min_length=1, max_length=60)]
    area: Area
    sheet: Text100


class PayerToName(Body):
    """Who pays, and what they are to the applicant."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    relation: Annotated[str, Field(min_length=1, max_length=30)]


class ConveyanceNothing(Body):
    """Nothing but the wish."""


class TaxRuleToEnter(Body):
    """A rule of a bureau from a day on; a condition that is empty or nothing is not asked."""

    office: BodyRef
    code: Annotated[str, Field(min_length=1, max_length=40)]
    tax: Tax
    kind: TaxRuleKind
    permyriad: Annotated[int, Field(ge=0, lt=WHOLE, description="Ten-thousandths")] = 0
    law: Annotated[str, Field(min_length=1, max_length=200)]
    begins: date
    kinds: list[ConveyanceKind] = Field(default=[], max_length=4)
    homes: list[Homes] = Field(default=[], max_length=3)
    area_over: Limit = 0
    area_to: Limit = 0
    held_from: Months = 0
    held_under: Months = 0
    original: Annotated[str, Field(pattern="^(known|unknown)?$")] = ""

    def rule(self) -> TaxRule:
        return TaxRule(
            self.code, self.tax, self.kind, self.permyriad, self.law, tuple(self.kinds), tuple(self.homes),
            self.area_over, self.area_to, self.held_from, self.held_under, self.original,
        )  # fmt: skip


class TaxRuleToEnd(Body):
    """From which day on a rule no longer holds, and by which document."""

    ends: date
    document: Annotated[str, Field(min_length=1, max_length=200)]


class TaxRuleToWithdraw(Body):
    """By which document a rule that was entered wrongly is withdrawn, as of its first day."""

    document: Annotated[str, Field(min_length=1, max_length=200)]


class StatutesToEnter(Body):
    """For which bureau."""

    office: BodyRef


@router.get("/conveyances", auth=STAFF, response=several(ConveyanceRow), operation_id="conveyances")
def listed(request: HttpRequest) -> list[ConveyanceRow]:
    """What is going on at your window or in your office, by what falls due; at most sixty."""
    return list(queries.going_on(asker(request), clock.now()))


@router.get("/conveyances/to-pay", auth=STAFF, response=several(ConveyanceRow), operation_id="conveyances_to_pay")
def to_pay(request: HttpRequest) -> list[ConveyanceRow]:
    """What has come to the paying window: registration, taxes and plan have been done."""
    return list(queries.at_paying_window(asker(request), clock.now()))


@router.get("/cases/{ref}/conveyance", auth=SIGNED_IN, response=shown(ConveyanceView), operation_id="conveyance")
def one(request: HttpRequest, ref: PathRef) -> ConveyanceView:
    """Both sides of a conveyance with the account of its taxes, for whoever may see the case."""
    return there(queries.of_case(ref, asker(request), clock.now()))


@router.get("/cases/{ref}/levy-preview", auth=STAFF, response=shown(LevyRow), operation_id="levy_preview")
def preview(request: HttpRequest, ref: PathRef) -> LevyRow:
    """What the taxes would be now, for the bureau that is asked. Refuses with TaxRuleMissing,
    TaxRulesUnclear or OwnTaxRule.
    """
    found = queries.preview(ref, asker(request), clock.now())
    if isinstance(found, Refusal):
        raise found
    return there(found)


@router.post(
    "/cases/{ref}/conveyance",
    auth=STAFF,
    response={201: result_of(operations.declare_conveyance)},
    operation_id="declare_conveyance",
)
def declare(request: HttpRequest, ref: PathRef, body: ConveyanceToDeclare) -> Any:
    """Declare what an accepted case conveys. Refuses with ConveyanceUnknown, NotAConveyance, SlowerThanTemplate,
    ConveyanceDeclared, ConveyanceIncomplete, SharesUneven, ProofMissing, ApplicantTakesNothing, NotYourRole,
    NotYourDesk, PostEnded, OwnMatter, StoodAside, StrangeCharacter, Missing or WrongState.
    """
    return done(request, operations.declare_conveyance, ref, body.said())


@router.post(
    "/cases/{ref}/conveyance/correct",
    auth=STAFF,
    response=result_of(operations.correct_conveyance),
    operation_id="correct_conveyance",
)
def correct(request: HttpRequest, ref: PathRef, body: ConveyanceToCorrect) -> Any:
    """Put right what was declared. Refuses as the declaration does, and with ConveyanceStopped, TaxesPaid,
    NothingCorrected, AreaMeasured, NotFormal, TextUnclean or TextMissing.
    """
    return done(request, operations.correct_conveyance, ref, body.said(), body.reason)


@router.post(
    "/cases/{ref}/levy", auth=STAFF, response={201: result_of(operations.levy_taxes)}, operation_id="levy_taxes"
)
def levy(request: HttpRequest, ref: PathRef, body: TaxesToLevy) -> Any:
    """Levy the taxes that were looked at. Refuses with ConveyanceUnknown, OpinionUnknown, ConveyanceStopped,
    OwnTaxRule, LevyChanged, TaxesPaid, TaxRuleMissing, TaxRulesUnclear, NotFormal, OwnMatter, StoodAside,
    DisagreementWaits or WrongState.
    """
    return done(request, operations.levy_taxes, ref, body.seen_fen)


@router.post("/cases/{ref}/plan", auth=STAFF, response={201: result_of(operations.draw_plan)}, operation_id="draw_plan")
def plan(request: HttpRequest, ref: PathRef, body: PlanToHandIn) -> Any:
    """Hand in the plan. Refuses with ConveyanceUnknown, OpinionUnknown, ConveyanceStopped, UnitUnreadable, TaxesPaid,
    NotFormal, OwnMatter, StoodAside, DisagreementWaits, StrangeCharacter, Missing or WrongState.
    """
    return done(request, operations.draw_plan, ref, body.unit, body.area, body.sheet)


@router.post(
    "/cases/{ref}/tax-bill",
    auth=SIGNED_IN,
    response={201: result_of(operations.open_tax_bill)},
    operation_id="open_tax_bill",
)
def bill(request: HttpRequest, ref: PathRef, body: ConveyanceNothing) -> Any:
    """The one bill of taxes and fees. Refuses with ConveyanceUnknown, ConveyanceStopped, ReviewsOutstanding,
    NothingToPay or NotBilledYet.
    """
    return done(request, operations.open_tax_bill, ref)


@router.post("/cases/{ref}/payer", auth=SIGNED_IN, response=result_of(operations.name_payer), operation_id="name_payer")
def payer(request: HttpRequest, ref: PathRef, body: PayerToName) -> Any:
    """Say who pays for the applicant. Refuses with ConveyanceUnknown, CaseUnknown, ConveyanceStopped, TaxesPaid,
    NotAllowed, StrangeCharacter, Missing or WrongState.
    """
    return done(request, operations.name_payer, ref, body.name, body.relation)


@router.get("/tax-rules", auth=STAFF, response=several(TaxRuleRow), operation_id="tax_rules")
def rules(request: HttpRequest) -> list[TaxRuleRow]:
    """Every rate, exemption and reduction with its basis and its days."""
    return list(kept_rules.rules(asker(request), clock.now()))


@router.post(
    "/tax-rules", auth=STAFF, response={201: result_of(tax_rules.enter_tax_rule)}, operation_id="enter_tax_rule"
)
def enter(request: HttpRequest, body: TaxRuleToEnter) -> Any:
    """Enter a rule of your own bureau. Refuses with NotAllowed, TaxRuleImpossible, TaxRuleEntered, ImpossibleDates,
    StrangeCharacter or Missing.
    """
    return done(request, tax_rules.enter_tax_rule, body.office, body.rule(), body.begins)


@router.post(
    "/tax-rules/statutes",
    auth=STAFF,
    response={201: result_of(tax_rules.enter_statutes)},
    operation_id="enter_statutes",
)
def statutes(request: HttpRequest, body: StatutesToEnter) -> Any:
    """Enter for your own bureau what national law says. Refuses with NotAllowed."""
    return done(request, tax_rules.enter_statutes, body.office)


@router.post(
    "/tax-rules/{ref}/end", auth=STAFF, response=result_of(tax_rules.end_tax_rule), operation_id="end_tax_rule"
)
def end(request: HttpRequest, ref: PathRef, body: TaxRuleToEnd) -> Any:
    """End a rule of your own bureau by a document. Refuses with TaxRuleUnknown, ImpossibleDates, StrangeCharacter or
    Missing.
    """
    return done(request, tax_rules.end_tax_rule, ref, body.ends, body.document)


@router.post(
    "/tax-rules/{ref}/withdraw",
    auth=STAFF,
    response=result_of(tax_rules.withdraw_tax_rule),
    operation_id="withdraw_tax_rule",
)
def withdraw(request: HttpRequest, ref: PathRef, body: TaxRuleToWithdraw) -> Any:
    """Withdraw a wrong rule of your own bureau that somebody else entered. Refuses with TaxRuleUnknown,
    WithdrawnByAnother, StrangeCharacter or Missing.
    """
    return done(request, tax_rules.withdraw_tax_rule, ref, body.document)
