"""What a picture of a paper must be, taken at a counter: fine enough that who decides can read it years later.

An A4 sheet is 210 mm wide; at 120 dots an inch its short side has 1,000 dots, below which small print is lost.
"""

LEAST_DOTS = 1000


def too_coarse(width: int, height: int) -> bool:
    """Whether a page was taken too small to be read."""
    return min(width, height) < LEAST_DOTS
