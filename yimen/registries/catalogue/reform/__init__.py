"""The catalogue looked over: what reform has taken away, what leaves the standard way, what is to be put right."""
