"""The lists at the desks: what is missing of whom, and publication in batches."""
