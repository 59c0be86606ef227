"""Tell a guide in another language: write it passage by passage, then show it. The Chinese text binds, always."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.publication import LONGEST_TEXT
from yimen.kernel.text import must_be_clean
from yimen.kernel.translation import GuideLanguage, missing, passages
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.models import ItemText
from yimen.registries.catalogue.moves import LockedVersion
from yimen.registries.catalogue.refusals import LanguageUnknown, NothingTranslated, PassageUnknown, TranslationMoved
from yimen.registries.catalogue.review import allow


@dataclass(frozen=True, slots=True)
class TranslationKept:
    """A translation as the desk writes it; nobody outside reads it yet."""

    language: str
    revision: int
    told: int
    passages: int


@dataclass(frozen=True, slots=True)
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
    for chinese, text in texts.items():
        if chinese not in told:
            raise PassageUnknown(text=chinese[:60])
        must_be_clean("text", text, LONGEST_TEXT)
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
    said = passages(version.draft.name, version.draft.terms)
    if not row.working:
        raise NothingTranslated()
    row.texts, row.name = row.working, row.working.get(version.draft.name, "")
    row.told, row.passages = len(said) - sum(missing(said, row.working).values()), len(said)
    row.published_at = now
    row.save()
    body = {"language": language, "texts": row.texts, "told": row.told, "passages": row.passages}
    tell(version.subject, Line("item_text_shown", body, now), by)
    return TranslationShown(language, row.told, row.passages)


def _row(version_ref: str, language: str, by: Actor) -> tuple[LockedVersion, ItemText]:
    """The translation of a locked version; a first one begins with what an earlier version's said."""
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    if language not in set(GuideLanguage):
        raise LanguageUnknown(language=language[:20])
    row = ItemText.objects.filter(version_id=version.id, language=language).first()
    return version, row or ItemText(version_id=version.id, language=language, name="")
