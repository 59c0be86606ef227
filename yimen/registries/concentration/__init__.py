"""Concentration 审批权集中: how approval divisions are set up and led, what enters which centre, and what is asked."""
