"""English of the pages of village agents: mandates, intakes, batches and the ledger."""

WORDS: dict[str, str | tuple[str, str]] = {
    "{agent}代{person}办理": "{agent}, for {person}",
}
