"""Publication 公开: the catalogue's own bulk works and samples, granted licences in public, and bulletins."""
