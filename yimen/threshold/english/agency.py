"""English of the pages of village agents: mandates, intakes, batches and the ledger."""

WORDS: dict[str, str | tuple[str, str]] = {
    "{agent}代{person}办理": "{agent}, for {person}",
    "随批次送往镇街中心": "Set out for the town centre with its batch",
    "代办员把材料送往镇街中心": "The agent set out for the town centre with your papers",
    "镇街中心逐件签收": "Signed over at the town centre",
}
