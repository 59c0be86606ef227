"""Lives 一生一册: cases, certificates and notices of a person or organisation on one page, and every look into it."""
