"""The room of powers between levels: documents, who holds what, reports, town centres."""
