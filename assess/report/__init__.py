"""The report: one plain view of an assessment, drawn as HTML and as PDF."""
