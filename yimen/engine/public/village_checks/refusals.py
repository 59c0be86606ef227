"""Why a file is not sealed in the village, or not passed in the town."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class VillageCheckUnknown(Refusal):
    """There is no such check for this actor."""

    code: ClassVar[str] = "village.unknown"
    ref: str


class NothingToSeal(Refusal):
    """No paper has been handed in: there is nothing to check and seal."""

    code: ClassVar[str] = "village.nothing_to_seal"


class SealedAlready(Refusal):
    """The village has sealed this very file, and the town has not returned it."""

    code: ClassVar[str] = "village.sealed_already"


class NoTownAbove(Refusal):
    """The point lies in no village of a town."""

    code: ClassVar[str] = "village.no_town"


class NobodyReviews(Refusal):
    """No formal officer of the town holds a good certificate: a sealed file would wait for nobody."""

    code: ClassVar[str] = "village.nobody_reviews"


class FileChanged(Refusal):
    """The file is not what the village sealed any more: it is returned and sealed anew, never passed."""

    code: ClassVar[str] = "village.file_changed"
