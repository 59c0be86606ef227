"""The map is the house: nothing stands that is not drawn, nothing is drawn that does not stand."""

import subprocess
import sys
from functools import cache

from tests.house_rules.sources import HOUSE, PROJECT
from tools import map as cartographer


@cache
def drawn_anew() -> str:
    return cartographer.drawn()


def test_the_map_shows_the_house_as_it_stands() -> None:
    drawn = cartographer.MAP.read_text(encoding="utf-8") if cartographer.MAP.is_file() else ""

    assert drawn == drawn_anew(), "run python -m tools.map"


def test_every_floor_and_every_part_is_drawn() -> None:
    floors = {folder.name for folder in HOUSE.iterdir() if (folder / "__init__.py").is_file()}

    assert floors == {name for floor in cartographer.FLOORS for name in floor}
    assert "| `cases_case` | One application for one item 办件" in drawn_anew()
    assert "| `decide` | Grant or deny a case" in drawn_anew()


def test_a_drift_is_told_by_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "tools.map", "--check"], cwd=PROJECT, capture_output=True, text=True)

    assert (told.returncode, told.stderr) == (0, "")
