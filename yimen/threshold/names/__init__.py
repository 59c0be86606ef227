"""Names: what the interface calls the values that the house knows by code. Chinese; the English is in `english`."""

from collections.abc import Mapping
from typing import Any

from yimen.threshold.names import (
    afterwards,
    anomalies,
    benchmarks,
    cards,
    cases,
    conveyances,
    coordinations,
    directives,
    enterprises,
    exchange,
    items,
    juries,
    levels,
    money,
    offices,
    pages,
    pilots,
    places,
    plans,
    projects,
    responsibility,
    revisits,
    rounds,
    rules,
    staffing,
    supervision,
    visits,
    voice,
)

TABLES: Mapping[str, Mapping[Any, str]] = {
    name: table
    for room in (
        cards,
        cases,
        afterwards,
        anomalies,
        benchmarks,
        money,
        items,
        levels,
        visits,
        offices,
        pages,
        places,
        staffing,
        voice,
        exchange,
        enterprises,
        projects,
        directives,
        coordinations,
        responsibility,
        revisits,
        rounds,
        juries,
        rules,
        conveyances,
        pilots,
        plans,
        supervision,
    )
    for name, table in vars(room).items()
    if name.isupper()
}
"""Every table by its own name: for templates, and for the test that proves each has its English."""
