"""Signed commitments 承诺签字: the applicant's own signature under the words of a commitment, at home or on paper."""
