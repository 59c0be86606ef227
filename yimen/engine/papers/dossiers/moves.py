"""Taking files off what is thrown away, and forgetting them; inside the act of whoever owns or clears."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef

from yimen.engine.papers.dossiers.models import Attachment, Blob


def take_all_away(purpose: str, subject_id: int, now: datetime) -> None:
    """Take every file off a subject that is thrown away."""
    Attachment.objects.filter(purpose=purpose, subject_id=subject_id, removed_at=None).update(removed_at=now)


def thrown_away(before: datetime) -> frozenset[int]:
    """The attachments that were taken off a draft before a moment."""
    taken = Attachment.objects.filter(purpose="draft", removed_at__lt=before)
    return frozenset(taken.values_list("pk", flat=True))


def forget_attachments(ids: Collection[int]) -> int:
    """Delete attachments on which nothing rests; how many there were."""
    return Attachment.objects.filter(pk__in=ids).delete()[0]


def bare_blobs(before: datetime) -> dict[int, str]:
    """Blobs of old that no dossier names, with their hashes, under their locks; one in somebody's hand is left out."""
    named = Attachment.objects.filter(blob_id=OuterRef("pk"))
    old = Blob.objects.filter(~Exists(named), stored_at__lt=before).order_by("pk")
    ids = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True))
    # Looked at once more under the locks: an upload that held one has named it meanwhile.
    return dict(Blob.objects.filter(~Exists(named), pk__in=ids).values_list("pk", "sha256"))


def named_by_others(bare: Mapping[int, str]) -> frozenset[str]:
    """Which of their hashes another blob has too: somebody else handed in the same bytes."""
    others = Blob.objects.filter(sha256__in=set(bare.values())).exclude(pk__in=bare)
    return frozenset(others.values_list("sha256", flat=True))


def forget_blobs(ids: Iterable[int]) -> None:
    """Delete blobs that nobody names."""
    Blob.objects.filter(pk__in=list(ids)).delete()
