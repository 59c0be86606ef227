"""The room of village agents: today at hand, mandates, intakes, batches, the ledger; and what towns sign for."""
