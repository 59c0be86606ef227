"""Reading the electronic file of a case as it is sealed: its form, and every paper by its hash."""

import json
from collections.abc import Iterable

from django.db import connection

from yimen.engine.case.cases.file import CaseFile
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.kernel.rulings import Awaited
from yimen.kernel.villages.village_check_life import VillageCheckState, file_digest

AWAITED = (Awaited.VILLAGE_CHECK, Awaited.VILLAGE_RETURNED)


def papers_of(case_id: int) -> tuple[FileFacts, ...]:
    """What was handed in for a case."""
    return dossiers.files_of("case", case_id)


def sealed_now(case_id: int) -> str:
    """The digest of the electronic file of a case as it lies there."""
    return sealed_with(case_id, papers_of(case_id))


def sealed_with(case_id: int, papers: Iterable[FileFacts]) -> str:
    """The same with these papers, which the caller goes on to keep."""
    with connection.cursor() as cursor:
        cursor.execute("select number, form::text from cases_case where id = %s", (case_id,))
        number, form = cursor.fetchone()
    return file_digest(number, json.loads(form), ((one.material, one.sha256) for one in papers))


def last_but(case_id: int, ref: str = "") -> VillageCheck | None:
    """The last check of a case that its village did not withdraw, another one than this."""
    rows = VillageCheck.objects.filter(case_id=case_id).exclude(state=VillageCheckState.WITHDRAWN).exclude(ref=ref)
    return rows.order_by("-pk").first()


def waits(file: CaseFile, *on: Awaited) -> dict[str, object]:
    """What the decision waits for when of the village checks it waits for these, or for none."""
    return {"awaits": [*(one for one in file.awaits if one not in AWAITED), *on] or None}
