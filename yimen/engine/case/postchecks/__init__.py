"""Post-checks 后置核查: born with the decision on a promise, made by two others; the certificate follows."""
