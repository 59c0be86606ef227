"""Reading the electronic file of a case as it is sealed: its form, and every paper by its hash."""

import json

from django.db import connection

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.kernel.villages.village_check_life import file_digest


def papers_of(case_id: int) -> tuple[FileFacts, ...]:
    """What was handed in for a case."""
    return dossiers.files_of("case", case_id)


def sealed_now(case_id: int) -> str:
    """The digest of the electronic file of a case as it lies there."""
    with connection.cursor() as cursor:
        cursor.execute("select number, form::text from cases_case where id = %s", (case_id,))
        number, form = cursor.fetchone()
    papers = ((one.material, one.sha256) for one in papers_of(case_id))
    return file_digest(number, json.loads(form), papers)
