"""Tax rules 税收规则: rates, exemptions and reductions on the conveyance of homes, each with its basis and its days."""
