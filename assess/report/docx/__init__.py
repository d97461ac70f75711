"""The report as a document for a word processor, made from the same page and style sheet as every other form."""
