"""Writing a PDF without what nobody reads: the typesetter writes for every case, half as many bytes again."""
