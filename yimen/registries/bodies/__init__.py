"""Bodies 受托机构: institutions and intermediaries to which technical work of a procedure was transferred."""
