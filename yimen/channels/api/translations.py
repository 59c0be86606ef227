"""Guides in other languages: read by everybody, written by passage by the catalogue desk of the item's office."""

from typing import Annotated

from django.http import HttpRequest
from ninja import P, PathEx, Router
from pydantic import BaseModel, Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, PathRef, Revision, result_of, several
from yimen.kernel.translation import GuideLanguage, passages
from yimen.registries.catalogue import operations, queries, translations
from yimen.registries.catalogue.operations.translating import TranslationKept, TranslationShown
from yimen.registries.catalogue.translations import LanguageRow
from yimen.threshold import clock

router = Router(tags=["translations"])

InLanguage = PathEx[GuideLanguage, P(description="en, bo or mn-Mong")]
Text = Annotated[str, Field(max_length=4000)]


class Written(BaseModel):
    """A translation as the desk writes it: every passage with its Chinese words, told or not yet."""

    language: str
    revision: int
    texts: dict[str, str]
    missing: list[str] = Field(description="Chinese passages that are not told yet")


class Guide(BaseModel):
    """What the public reads beside the Chinese text, which binds; passages that are not here are read in Chinese."""

    language: str
    texts: dict[str, str]


class TranslationWritten(Body):
    """All passages as they are told, by their Chinese words; read at `revision`."""

    texts: dict[Text, Text] = Field(max_length=1000)
    revision: Revision


@router.get("/languages", auth=STAFF, response=several(LanguageRow), operation_id="translations_report")
def report(request: HttpRequest) -> list[LanguageRow]:
    """Per office and language: how many items in force are told wholly, in part, or not at all."""
    return list(translations.report(clock.now()))


@router.get("/items/{ref}/texts/{language}", auth=ALL, response=Guide, operation_id="translations_shown")
def shown_in(request: HttpRequest, ref: PathRef, language: InLanguage) -> dict[str, object]:
    """The guide in force in another language; empty when nothing is told in it yet."""
    view = there(queries.in_force(ref, clock.now()))
    return {"language": language, "texts": dict(translations.shown(view, language))}


@router.get("/versions/{ref}/texts/{language}", auth=STAFF, response=Written, operation_id="translations_written")
def written(request: HttpRequest, ref: PathRef, language: InLanguage) -> dict[str, object]:
    """What the desk has written of a version, and what is still missing."""
    view = there(queries.version(ref))
    found = translations.written(view, language)
    told = {one.text for one in passages(view.name, view.terms)}
    texts = {chinese: text for chinese, text in found.texts.items() if chinese in told}
    missing = sorted(chinese for chinese in told if chinese not in texts)
    return {"language": language, "revision": found.revision, "texts": texts, "missing": missing}


@router.put(
    "/versions/{ref}/texts/{language}",
    auth=STAFF,
    response=result_of(operations.keep_translation),
    operation_id="translations_keep",
)
def keep(request: HttpRequest, ref: PathRef, language: InLanguage, body: TranslationWritten) -> TranslationKept:
    """Write a translation; nobody outside reads it yet.

    Refuses with ItemUnknown, NotCatalogueEditor, TranslationMoved or PassageUnknown.
    """
    return done(request, operations.keep_translation, ref, str(language), body.texts, body.revision)


@router.post(
    "/versions/{ref}/texts/{language}/show",
    auth=STAFF,
    response=result_of(operations.show_translation),
    operation_id="translations_show",
)
def show(request: HttpRequest, ref: PathRef, language: InLanguage) -> TranslationShown:
    """Show it beside the Chinese text. Refuses with ItemUnknown, NotCatalogueEditor or NothingTranslated."""
    return done(request, operations.show_translation, ref, str(language))
