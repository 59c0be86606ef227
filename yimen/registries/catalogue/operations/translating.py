"""Tell a guide in another language: write it passage by passage, then show it. The Chinese text binds, always."""

from collections.abc import Mapping
from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.translation import passages
from yimen.registries.catalogue import moves, showing_texts
from yimen.registries.catalogue.models import ItemText
from yimen.registries.catalogue.moves import LockedVersion
from yimen.registries.catalogue.refusals import NothingTranslated, TranslationMoved
from yimen.registries.catalogue.review import allow


@snapshot
class TranslationKept:
    """A translation as the desk writes it; nobody outside reads it yet."""

    language: str
    revision: int
    told: int
    passages: int


@snapshot
class TranslationShown:
    """A translation that the public reads from now on."""

    language: str
    told: int
    passages: int


@operation
def keep_translation(
    version_ref: str, language: str, texts: Mapping[str, str], revision: int, *, by: Actor, now: datetime
) -> TranslationKept:
    """Write a translation, by the Chinese words of each passage; it was read at `revision`.

    Refuses with ItemUnknown, NotCatalogueEditor, LanguageUnknown, TranslationMoved, PassageUnknown, TextTooLong or
    TextUnclean.
    """
    version, row = _row(version_ref, language, by)
    if row.revision != revision:
        raise TranslationMoved()
    told = {one.text for one in passages(version.draft.name, version.draft.terms)}
    showing_texts.must_be_passages(texts, told)
    row.working = {chinese: text.strip() for chinese, text in texts.items() if text.strip()}
    row.revision += 1
    row.save()
    return TranslationKept(language, row.revision, len(row.working), len(told))


@operation
def show_translation(version_ref: str, language: str, *, by: Actor, now: datetime) -> TranslationShown:
    """Show a translation beside the Chinese text from now on; passages without one are read in Chinese.

    Refuses with ItemUnknown, NotCatalogueEditor, LanguageUnknown or NothingTranslated.
    """
    version, row = _row(version_ref, language, by)
    if not row.working:
        raise NothingTranslated()
    showing_texts.show(version, row, by=by, now=now)
    return TranslationShown(language, row.told, row.passages)


def _row(version_ref: str, language: str, by: Actor) -> tuple[LockedVersion, ItemText]:
    """The translation of a locked version, for who may edit the item."""
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    return version, showing_texts.text_of(version, language)
