"""The instrument as data: its models, its closed condition language, its loader and its lint."""
