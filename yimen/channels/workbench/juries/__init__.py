"""The room of the evaluation groups 质量评价 at the desk: called, seated, scored, published; weaknesses improved."""
