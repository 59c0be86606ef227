"""English of the pages about powers between levels, delegations and town centres."""

WORDS: dict[str, str | tuple[str, str]] = {
    "收回办件，由主管部门决定": "Recalled by the office that answers for the item",
}
