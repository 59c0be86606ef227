"""Saving what was typed into a draft: only the elements of the form, on top of whatever the draft says by now.

Somebody else's change to other elements is no matter. A change to the same ones is shown beside what was typed, and
nothing is overwritten before both were seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from django.http import Http404, HttpRequest

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.refusals import DraftMoved
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.elements.document import Document, digest, document_of, draft_of, part, value_at, with_value
from yimen.threshold.elements.kinds import Element, Listed
from yimen.threshold.elements.reading import read_all, shown
from yimen.threshold.language import language, told
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence

TRIES = 3


@snapshot
class Place:
    """Where a form writes: into the version itself, or into one record of a list."""

    elements: Sequence[Element]
    listed: Listed | None = None
    number: int = 0

    def records(self, document: Document) -> list[dict[str, Any]]:
        return list(value_at(document, self.listed.path) or ()) if self.listed else []

    def found(self, document: Document, base: str) -> "Place | None":
        """The same record where it stands by now: where it was, else where one says what the page was drawn from."""
        if self.listed is None:
            return self
        digests = [digest(part(one, self.elements)) for one in self.records(document)]
        if self.number < len(digests) and base in ("", digests[self.number]):
            return self
        if base in digests:
            return Place(self.elements, self.listed, digests.index(base))
        return self if self.number < len(digests) and self.listed.key else None

    def within(self, document: Document) -> Document:
        """What the form is about: the version, or the record."""
        return self.records(document)[self.number] if self.listed else document

    def base(self, document: Document) -> str:
        """What the form's elements say, as one digest: given back with the form."""
        return digest(part(self.within(document), self.elements))

    def put(self, document: Document, said: Document) -> Document:
        """The document with what the form says."""
        if self.listed is None:
            return said
        records = self.records(document)
        records[self.number] = said
        return with_value(document, self.listed.path, records)


@snapshot
class Kept:
    """What came of saving: the draft as it stands, what could not be read, and what somebody else has changed."""

    view: ItemView
    place: Place
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    elsewhere: tuple[tuple[str, str], ...] = ()
    mistakes: tuple[str, ...] = ()


def draft(ref: str) -> ItemView:
    """A version that is being drafted; anything else is not there for the editor."""
    view = queries.version(ref)
    if view is None:
        raise Http404
    return view


def keep(request: HttpRequest, ref: str, place: Place) -> Kept:
    """Save the form, if nobody changed the same elements since it was drawn."""
    base = request.POST.get("base", "")
    for _ in range(TRIES):
        view = draft(ref)
        document = document_of(view)
        now_at = place.found(document, base)
        if now_at is None:
            return Kept(view, place, mistakes=(told("这一条已被别人删除，您填的还在这一页上；需要的话请另加一条。"),))
        there = now_at.within(document)
        said, refused = read_all(there, place.elements, request.POST)
        if said == there:
            return Kept(view, now_at, refused)
        if base and base != now_at.base(document):
            return Kept(view, now_at, refused, tuple(_elsewhere(place.elements, there, said)))
        try:
            write(request, view, now_at.put(document, said))
        except DraftMoved:
            continue
        except Refusal as refusal:
            return Kept(view, now_at, refused, mistakes=(sentence(refusal, language()),))
        return Kept(draft(ref), now_at, refused)
    return Kept(draft(ref), place, mistakes=(sentence(DraftMoved(), language()),))


def write(request: HttpRequest, view: ItemView, document: Document) -> None:
    """Amend the draft; refuses as the operation does."""
    key, now = request.POST.get("key", ""), clock.now()
    run(
        operations.amend_draft,
        view.version_ref,
        draft_of(document),
        view.seen,
        by=actor_of_request(request),
        now=now,
        key=key,
    )


def _elsewhere(elements: Sequence[Element], there: Document, said: Document) -> list[tuple[str, str]]:
    """Which elements say something else by now than what was typed, with what they say."""
    return [
        (told(element.label), shown(element, value_at(there, element.path)))
        for element in elements
        if value_at(there, element.path) != value_at(said, element.path)
    ]
