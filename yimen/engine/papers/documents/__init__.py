"""Documents 文书: numbered notices and receipts, made from the journal."""
