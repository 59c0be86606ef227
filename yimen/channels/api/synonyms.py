"""Synonyms: the words that mean the same to a search, as the catalogue desk of the city keeps them."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints

from yimen.channels.api.asking import done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, PathRef, result_of, shown
from yimen.registries.catalogue import operations, sayings
from yimen.registries.catalogue.operations.saying import SynonymAdded, SynonymChanged, SynonymRemoved
from yimen.registries.catalogue.sayings import SynonymPage

router = Router(tags=["synonyms"])


class SynonymWords(Body):
    """The words of a group: what people say and what the regulations say."""

    words: list[Annotated[str, StringConstraints(min_length=1, max_length=40)]] = Field(min_length=2, max_length=60)


@router.get("", auth=STAFF, response=shown(SynonymPage), operation_id="synonyms")
def synonyms(request: HttpRequest, word: str = "", after: After = "") -> SynonymPage:
    """The groups in use, fifty a page, or those with a word that begins like this."""
    return sayings.synonyms(word[:40], after)


@router.post("", auth=STAFF, response=result_of(operations.add_synonym), operation_id="synonym_add")
def add(request: HttpRequest, body: SynonymWords) -> SynonymAdded:
    """Let words mean the same from now on. Refuses with NotCatalogueEditor, SynonymTooFew or SynonymKnown."""
    return done(request, operations.add_synonym, tuple(body.words))


@router.put("/{ref}", auth=STAFF, response=result_of(operations.change_synonym), operation_id="synonym_change")
def change(request: HttpRequest, ref: PathRef, body: SynonymWords) -> SynonymChanged:
    """Say which words a group holds from now on. Refuses with NotCatalogueEditor, NoSuchThing or SynonymKnown."""
    return done(request, operations.change_synonym, ref, tuple(body.words))


@router.delete("/{ref}", auth=STAFF, response=result_of(operations.remove_synonym), operation_id="synonym_remove")
def remove(request: HttpRequest, ref: PathRef) -> SynonymRemoved:
    """Take a group out. Refuses with NotCatalogueEditor or NoSuchThing."""
    return done(request, operations.remove_synonym, ref)
