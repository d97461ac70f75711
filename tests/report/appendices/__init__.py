"""The appendices: charters, sheets and the answers to a board."""
