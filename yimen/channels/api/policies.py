"""Policies for enterprises: read and matched by everybody, published and ended by the offices that grant them."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, Code, PathRef, result_of, several, shown
from yimen.kernel.policies import Profile, Size, Whom
from yimen.registries.dated import day_of
from yimen.registries.policies import operations, queries
from yimen.registries.policies.operations import PolicyPublished, PolicySaid
from yimen.registries.policies.queries import Match, PolicyItem, PolicyPage, PolicyRow
from yimen.threshold import clock

router = Router(tags=["policies"])

Industry = Annotated[str, Field(pattern="^[A-T]$")]
Line = Annotated[str, Field(max_length=500)]
Long = Annotated[str, Field(min_length=1, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=200)]


class PolicyTold(Body):
    """A policy as it is published."""

    office: BodyRef
    number: Short
    title: Short
    benefit: Long
    claiming: Long
    conditions: list[Line] = Field([], max_length=20)
    industries: list[Industry] = Field([], max_length=20)
    sizes: list[Size] = Field([], max_length=4)
    years: Annotated[int, Field(ge=0, le=50)] = 0
    items: list[Code] = Field([], max_length=50, description="Codes of items in force by which it is claimed")
    valid_from: date
    valid_to: date | None = None


class PolicyOver(Body):
    """From which day on nobody claims it, and why."""

    on: date
    basis: Short


@router.get("", auth=ALL, response=shown(PolicyPage), operation_id="policies")
def listed(request: HttpRequest, words: QueryEx[str, P(max_length=40)] = "", after: After = "") -> PolicyPage:
    """The policies of today, the newest first."""
    return queries.policies(day_of(clock.now()), words, after)


@router.get("/match", auth=ALL, response=several(Match), operation_id="policies_match")
def match(
    request: HttpRequest,
    industry: QueryEx[str, P(pattern="^[A-T]?$", description="Section of GB/T 4754")] = "",
    size: Literal[""] | Size = "",
    founded: date | None = None,
) -> list[Match]:
    """What an enterprise may claim, then what depends on what it did not tell; nothing that is told is kept."""
    return list(queries.matching(Profile(industry, str(size), founded), day_of(clock.now())))


@router.get("/{ref}", auth=ALL, response=shown(PolicyRow), operation_id="policy")
def one(request: HttpRequest, ref: PathRef) -> PolicyRow:
    """One policy, in force or over."""
    return there(queries.policy(ref))


@router.get("/{ref}/items", auth=ALL, response=several(PolicyItem), operation_id="policy_items")
def items(request: HttpRequest, ref: PathRef) -> list[PolicyItem]:
    """The items in force by which it is claimed."""
    return list(queries.items_of(there(queries.policy(ref)), clock.now()))


@router.post("", auth=STAFF, response=result_of(operations.publish_policy), operation_id="policy_publish")
def publish(request: HttpRequest, body: PolicyTold) -> PolicyPublished:
    """Publish a policy.

    Refuses with NotAllowed, NoSuchThing, Missing, StrangeCharacter, ImpossibleDates or PolicyNumberTaken.
    """
    whom = Whom(tuple(body.industries), tuple(str(one) for one in body.sizes), body.years)
    said = PolicySaid(
        body.number, body.title, body.benefit, body.claiming, tuple(body.conditions), whom, tuple(body.items)
    )
    return done(request, operations.publish_policy, body.office, said, body.valid_from, body.valid_to)


@router.post("/{ref}/end", auth=STAFF, response=result_of(operations.end_policy), operation_id="policy_end")
def end(request: HttpRequest, ref: PathRef, body: PolicyOver) -> PolicyPublished:
    """End a policy.

    Refuses with NotAllowed, NoSuchThing, PolicyEnded, Missing, StrangeCharacter or ImpossibleDates.
    """
    return done(request, operations.end_policy, ref, body.on, body.basis)
