"""The document bank at the desk: what of a case is kept for its applicant, and what is laid on file from there."""
