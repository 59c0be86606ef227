"""The sample items in the catalogue: founded, drafted and published, each in one go; those already there stay."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from django.db import transaction

from yimen.assembly.sample.items import ITEMS, SampleItem
from yimen.assembly.sample.papers import paper_for
from yimen.assembly.sample.places import FOUNDER, SAMPLE, bureaus
from yimen.engine.publication.result_samples.operations import SampleFile, lay_out_sample
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.codes import implementation_code
from yimen.kernel.terms import ItemKind
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.refusals import CodeTaken
from yimen.registries.offices import queries as offices

CITY_LEVEL = "3"
SHOWN_BY_FILE = "open_restaurant"
"""Items of this life event show what they issue as a file too; the others say it in words."""


def in_force_since(anchor: datetime) -> datetime:
    """The items are in force since a New Year that lies before every sample case."""
    year = anchor.year if anchor.month > 6 else anchor.year - 1
    return datetime(year, 1, 1, tzinfo=UTC)


def code_of(item: SampleItem) -> str:
    """The implementation code of an item of the city."""
    uscc = next(bureau.uscc for bureau in bureaus() if bureau.key == item.office)
    return implementation_code(uscc, CITY_LEVEL, item.base_code, item.handling)


def treatment_of(item: SampleItem) -> Treatment:
    """What an enterprise has to do about a matter, as the sample sees it: filings are the simplified ones."""
    return Treatment.SIMPLIFIED if item.kind == ItemKind.FILING or item.terms.commitment else Treatment.APPROVAL


def publish(anchor: datetime) -> Iterator[SampleItem]:
    """Publish what is not there yet, one item after the other; gives each when it is done."""
    since = in_force_since(anchor)
    names = {bureau.key: bureau.name for bureau in bureaus()}
    office_refs = {row.name: row.ref for row in offices.offices(anchor.date())}
    for item in ITEMS:
        if queries.in_force(code_of(item), anchor) is not None:
            continue
        draft = Draft(item.name, item.kind, item.terms, item.theme, item.life_event)
        # An item that was published here and has been withdrawn since stays as it is.
        with suppress(CodeTaken), transaction.atomic():
            catalogue.enter_base_item(
                item.base_code, BaseSaid(item.name, item.kind, treatment_of(item)), since.date(), SAMPLE,
                by=FOUNDER, now=since,
            )  # fmt: skip
            ref = catalogue.found_item(
                office_refs[names[item.office]], item.base_code, code_of(item), by=FOUNDER, now=since
            ).ref
            version = catalogue.draft_version(ref, draft, by=FOUNDER, now=since).ref
            if item.life_event == SHOWN_BY_FILE:
                _show_results(version, item, since)
            catalogue.publish(version, since, by=FOUNDER, now=since)
        yield item


def _show_results(version: str, item: SampleItem, now: datetime) -> None:
    """What an item issues as it looks: a sheet that says that it is a sample."""
    for result in item.terms.service.results:
        paper = paper_for(result.name)
        file = SampleFile(f"{result.name}（样本，示范）.{paper.ending}", paper.content)
        lay_out_sample(version, result.name, file, by=FOUNDER, now=now)
