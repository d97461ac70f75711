"""How the plan is told in the report: a module for each part, and the phrases they share."""
