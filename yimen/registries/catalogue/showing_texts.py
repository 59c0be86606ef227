"""Showing guides in other languages: how a text is written beside a locked version, at the desk or out of a file."""

from collections.abc import Mapping, Set
from datetime import datetime

from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.publication import LONGEST_TEXT
from yimen.kernel.text import must_be_clean
from yimen.kernel.translation import GuideLanguage, missing, passages
from yimen.registries.catalogue import moves, translations
from yimen.registries.catalogue.models import ItemText
from yimen.registries.catalogue.moves import LockedItem, LockedVersion
from yimen.registries.catalogue.refusals import LanguageUnknown, PassageUnknown


def text_of(version: LockedVersion, language: str) -> ItemText:
    """The text of a locked version in a language; a first one begins empty. Refuses with LanguageUnknown."""
    if language not in set(GuideLanguage):
        raise LanguageUnknown(language=language[:20])
    row = ItemText.objects.filter(version_id=version.id, language=language).first()
    return row or ItemText(version_id=version.id, language=language, name="")


def must_be_passages(texts: Mapping[str, str], said: Set[str]) -> None:
    """Every text stands for a passage of the guide; refuses with PassageUnknown, TextTooLong or TextUnclean."""
    for chinese, text in texts.items():
        if chinese not in said:
            raise PassageUnknown(text=chinese[:60])
        must_be_clean("text", text, LONGEST_TEXT)


def show(version: LockedVersion, row: ItemText, *, by: Actor, now: datetime) -> None:
    """What the desk wrote is read by everybody from now on; told to the version's chain."""
    said = passages(version.draft.name, version.draft.terms)
    row.texts, row.name = row.working, row.working.get(version.draft.name, "")
    row.told, row.passages = len(said) - sum(missing(said, row.working).values()), len(said)
    row.published_at = now
    row.save()
    body = {"language": row.language, "texts": row.texts, "told": row.told, "passages": row.passages}
    tell(version.subject, Line("item_text_shown", body, now), by)


def show_told(
    item: LockedItem, at: LockedVersion, texts: Mapping[str, Mapping[str, str]], *, by: Actor, now: datetime
) -> bool:
    """Show what a file tells of a locked version in other languages; whether something of it was not shown yet.

    Refuses with LanguageUnknown, PassageUnknown, TextTooLong or TextUnclean.
    """
    said = {one.text for one in passages(at.draft.name, at.draft.terms)}
    fresh = {
        language: told
        for language, told in texts.items()
        if told != _among(said, translations.shown_at_number(item.id, at.number, language))
    }
    for language, told in fresh.items():
        row = text_of(at, language)
        must_be_passages(told, said)
        row.working, row.revision = dict(told), row.revision + 1
        show(next(one for one in moves.versions(item) if one.id == at.id), row, by=by, now=now)
    return bool(fresh)


def _among(said: Set[str], texts: Mapping[str, str]) -> dict[str, str]:
    return {chinese: text for chinese, text in texts.items() if chinese in said and text.strip()}
