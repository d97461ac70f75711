"""A plan in the files that people work with: issues, a calendar, sheets, charters. Nothing is computed here."""
