"""What the premises show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class FacilityRow:
    """A facility as it stands now."""

    ref: str
    centre_ref: str
    kind: str
    name: str
    where: str
    zone_ref: str
    zone_name: str
    state: str
    """works, reported or broken."""
    told: str
    told_at: datetime | None


@snapshot
class ZoneRow:
    """An area of a hall with what stands in it."""

    ref: str
    kind: str
    name: str
    floor: str
    begins: date
    windows: tuple[str, ...]
    """Codes and names of windows."""
    facilities: tuple[FacilityRow, ...]


@snapshot
class SharedUseRow:
    """What a point is besides."""

    ref: str
    use: str
    hours: str
    begins: date


@snapshot
class BankRow:
    """A bank in a centre; the account is shown to who keeps the house."""

    ref: str
    name: str
    account: str
    begins: date


@snapshot
class PremisesRow:
    """A centre as a place."""

    centre_ref: str
    area: int | None
    operator_ref: str
    operator_name: str
    since: date | None
    zones: tuple[ZoneRow, ...]
    facilities: tuple[FacilityRow, ...]
    """All of them, by kind and name."""
    uses: tuple[SharedUseRow, ...]
    banks: tuple[BankRow, ...]

    @property
    def apart(self) -> tuple[FacilityRow, ...]:
        """Facilities that stand in no area."""
        return tuple(one for one in self.facilities if not one.zone_ref)
