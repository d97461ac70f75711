"""The laws, clauses and parts of scoring."""
