"""How the plan is told in the report."""
