"""The plain interview, through a pseudo-terminal."""
