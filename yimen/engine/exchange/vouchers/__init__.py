"""Vouchers 凭证: cards read at the window, and reports and proofs of other systems printed for who was identified."""
