"""How the brands say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class BrandComing(Refusal):
    """Another one is set to come: it is called off first."""

    code: ClassVar[str] = "brands.coming"


class BrandBegun(Refusal):
    """It has begun: papers bear it, and it is replaced, not called off."""

    code: ClassVar[str] = "brands.begun"
