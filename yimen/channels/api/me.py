"""Who am I: the account behind the request, for whom it acts, its posts, and its tokens for this door."""

from datetime import timedelta
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field, StrictInt, StringConstraints

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, key_of
from yimen.channels.api.shapes import Body, PathRef, result_of, several, shown
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import operations, queries
from yimen.registries.people.operations import TokenRevoked
from yimen.registries.people.rows import MandateRow, PartyRow, TokenRow
from yimen.registries.people.vault import derived_token

router = Router(tags=["me"])

LONGEST_DAYS = 365
MOST_TOKENS, PER = 20, timedelta(hours=1)


@snapshot
class Post:
    """A post that you hold."""

    name: str
    role: Role


@snapshot
class Me:
    """Who you are to this house."""

    ref: str
    kind: ActorKind
    name: str
    parties: tuple[PartyRow, ...]
    posts: tuple[Post, ...]


class TokenAsked(Body):
    """A token for the own account."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    days: Annotated[StrictInt, Field(ge=1, le=LONGEST_DAYS)] = 90


class ContactTold(Body):
    """How a party is reached from now on; what is empty is known no longer."""

    phone: Annotated[str, Field(max_length=30)]
    email: Annotated[str, Field(max_length=200)]
    address: Annotated[str, Field(max_length=200)]


class TokenTold(BaseModel):
    """A token: shown once, kept nowhere."""

    ref: str
    token: str
    expires_at: str


@router.get("/me", auth=SIGNED_IN, response=shown(Me), operation_id="me")
def me(request: HttpRequest) -> Me:
    """Who you are: your account, whom you act for, the posts you hold."""
    actor = asker(request)
    parties = queries.parties(actor.parties()) if actor.kind is ActorKind.CITIZEN else ()
    posts = tuple(Post(post.name, post.role) for post in actor.posts)
    return Me(actor.ref, actor.kind, actor.name, parties, posts)


@router.get("/me/mandates", auth=CITIZEN, response=several(MandateRow), operation_id="me_mandates")
def mandates(request: HttpRequest) -> list[MandateRow]:
    """For whom you act and may act, newest first."""
    party = asker(request).party_id
    return list(queries.mandates_held(party) if party is not None else ())


@router.post(
    "/parties/{ref}/contact", auth=SIGNED_IN, response=result_of(operations.change_contact),
    operation_id="parties_change_contact",
)  # fmt: skip
def change_contact(request: HttpRequest, ref: PathRef, body: ContactTold) -> Any:
    """Say how you, or a party for which you act, are reached; a window says it for whoever stands before it.

    Refuses with NoSuchThing, CodeJustGiven, BadPhone, BadMail, TooLong or StrangeCharacter.
    """
    return done(request, operations.change_contact, ref, body.phone, body.email, body.address)


@router.get("/tokens", auth=SIGNED_IN, response=several(TokenRow), operation_id="tokens_list")
def tokens(request: HttpRequest) -> list[TokenRow]:
    """Your tokens, newest first; what they spell is shown only once, when they are issued."""
    return list(queries.tokens_of(_account(asker(request))))


@router.post("/tokens", auth=SIGNED_IN, response={201: TokenTold}, operation_id="tokens_issue")
def issue(request: HttpRequest, body: TokenAsked) -> TokenTold:
    """Issue a token for your own account.

    It is derived from your account and the idempotency key, so that asking twice tells the same one, and kept nowhere.
    """
    actor = asker(request)
    knock(request, "tokens", MOST_TOKENS, PER)
    token = derived_token(actor.ref, key_of(request))
    kept = done(request, operations.keep_token, token=token, label=body.label, good_for=timedelta(days=body.days))
    return TokenTold(ref=kept.ref, token=token, expires_at=kept.expires_at.isoformat())


@router.delete("/tokens/{ref}", auth=SIGNED_IN, response=shown(TokenRevoked), operation_id="tokens_revoke")
def revoke(request: HttpRequest, ref: PathRef) -> TokenRevoked:
    """End one of your own tokens now. Refuses with NoSuchThing."""
    return done(request, operations.revoke_token, ref)


def _account(actor: Actor) -> int:
    assert actor.account_id is not None, "only accounts sign in"
    return actor.account_id
