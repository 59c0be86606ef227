"""Certificates 电子证照: the record is born with the decision, the signed paper follows."""
