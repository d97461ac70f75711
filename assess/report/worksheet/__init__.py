"""The questionnaire on paper, with room to write by hand, and the survey of the front line on one page."""
