"""The lint of the instrument: what is wrong with a bank that loads, each problem with rule, file, line and mend.

Nothing is imported here: a command that only asks whether every name leads somewhere pays for no other rule.
"""
