"""How the plan is told in the wizard: a module for each part, in the words of the report."""
