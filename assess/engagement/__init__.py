"""One client's file: events in SQLite, folded to answers, registers and surveys that fit an instrument.

`sitting` writes and reads files, `model` and `events` are the shapes, `values` says what fits, `interchange` is YAML
and CSV in and out. Take what is needed from its module, so that each command loads no more than it uses.
"""
