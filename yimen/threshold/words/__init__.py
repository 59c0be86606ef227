"""Words: what the house has worked out, said in plain words that every door says alike."""
