"""Items of a town centre 镇街集中办理: what one asked before it came to the towns, and what it asks now. Pure."""

from yimen.kernel.snapshot import snapshot


@snapshot
class AskedInTowns:
    """Steps and materials of an item before it came to a town and now; None: no version was in force before."""

    steps_before: int | None
    materials_before: int | None
    steps: int
    materials: int

    @property
    def spared(self) -> str:
        """fewer: less of one and not more of the other; same; more; nothing where there is no before."""
        if self.steps_before is None or self.materials_before is None:
            return ""
        gone = (self.steps_before - self.steps, self.materials_before - self.materials)
        if min(gone) < 0:
            return "more"
        return "fewer" if max(gone) > 0 else "same"
