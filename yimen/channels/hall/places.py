"""Places: the service points whose windows take in what an office handles."""

from datetime import datetime

from django.utils.timezone import localtime

from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow


def service_points(office_ref: str, now: datetime) -> tuple[CentreRow, ...]:
    """The centres with a window for every office, or for this one."""
    on = localtime(now).date()
    open_to_it = {window.centre_ref for window in offices.all_windows(on) if window.office_ref in ("", office_ref)}
    return tuple(centre for centre in offices.centres(on) if centre.ref in open_to_it)


def centres(now: datetime) -> tuple[CentreRow, ...]:
    """All service points that are open, the city's own first."""
    return offices.centres(localtime(now).date())
