"""Microblogs: the group of official accounts and how each stands; a program brings in what was written on one."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, Moment, PathRef, Text2000, several, shown
from yimen.engine.public.microblogs import operations, queries
from yimen.engine.public.microblogs.operations import TakenIn
from yimen.engine.public.microblogs.rows import MicroblogStanding
from yimen.kernel.microblogs import AT_ONCE, LINE_MOST, SeenPost
from yimen.kernel.voice_life import month_of
from yimen.kernel.writing import ImpossibleDates
from yimen.threshold import clock

router = Router(tags=["microblogs"])
Month = QueryEx[date, P(description="Any day of the month")]
Line200 = Annotated[str, Field(max_length=LINE_MOST)]


class PostTold(Body):
    """A post as its platform knows it."""

    key: Line200
    author: Line200
    text: Text2000
    posted_at: Moment
    address: Line200 = ""

    def seen(self) -> SeenPost:
        return SeenPost(self.key, self.author, self.text, self.posted_at, self.address)


class PostsTold(Body):
    """Posts of one account, the oldest first; told again, each is the same one."""

    posts: Annotated[Sequence[PostTold], Field(max_length=AT_ONCE)]


@router.get("", auth=ALL, response=several(MicroblogStanding), operation_id="microblogs_standing")
def standing(request: HttpRequest, month: Month) -> list[MicroblogStanding]:
    """The official accounts, and how each was worked with in a month. Refuses with ImpossibleDates."""
    if not 2000 <= month.year < 2200:
        raise ImpossibleDates()
    return list(queries.standing(month_of(month), clock.now()))


@router.post("/{ref}/posts", auth=STAFF, response=shown(TakenIn), operation_id="microblogs_bring_in")
def bring_in(request: HttpRequest, ref: PathRef, body: PostsTold) -> TakenIn:
    """Bring in what was written on an account, by the token of a centre's manager or the administrator. Refuses with
    NotAllowed or MicroblogUnknown."""
    return done(request, operations.bring_in_posts, ref, tuple(one.seen() for one in body.posts))
