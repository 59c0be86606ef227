"""How the sharing says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class DataSetUnknown(Refusal):
    """There is no such data set on the catalogue."""

    code: ClassVar[str] = "sharing.unknown"


class DataSetNamed(Refusal):
    """The office has a data set of this name on the catalogue."""

    code: ClassVar[str] = "sharing.named"
    name: str


class RequestUnknown(Refusal):
    """There is no such open request for this actor."""

    code: ClassVar[str] = "sharing.request_unknown"


class AskedAlready(Refusal):
    """The same is asked for the same item and waits for its answer."""

    code: ClassVar[str] = "sharing.asked_already"


class AnybodyMay(Refusal):
    """The data set is open: it is used without a request."""

    code: ClassVar[str] = "sharing.anybody_may"
