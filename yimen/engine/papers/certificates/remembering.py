"""Remembering: a traditional form leaves the house with its digest on record, and is known when it comes back."""

import hashlib

from yimen.engine.papers.certificates.models import Certificate, TraditionalForm
from yimen.engine.papers.certificates.rows import TraditionalPaper


def remember(paper: TraditionalPaper) -> None:
    """Keep of which version of the certificate this form is; drawn again it is the very same file."""
    certificate = Certificate.objects.only("pk").get(ref=paper.ref)
    sha256 = hashlib.sha256(paper.pdf).hexdigest()
    form = TraditionalForm(certificate=certificate, version_no=paper.version, sha256=sha256)
    TraditionalForm.objects.bulk_create([form], ignore_conflicts=True)
