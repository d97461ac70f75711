"""The appendices: charters, sheets and answers made for one company, as plain data that every form draws from."""
