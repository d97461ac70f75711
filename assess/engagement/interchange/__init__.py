"""A client's answers as YAML and CSV, in and out, and two files joined into one."""
