"""How the zones say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TemplateUnknown(Refusal):
    """There is no such template or matter, or it is nothing to this actor."""

    code: ClassVar[str] = "zones.unknown"


class TemplateStands(Refusal):
    """The station has a template for this item already; that one is ended first."""

    code: ClassVar[str] = "zones.template_stands"


class NoLevels(Refusal):
    """A template names at least one level beside the item's own office."""

    code: ClassVar[str] = "zones.no_levels"
