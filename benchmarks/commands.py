"""How long the commands take, each as a ratio to a bare Python start in the same run.

Runs are interleaved, medians are compared. Usage: python benchmarks/commands.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """Return how long a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - began


def main() -> None:
    """Print a row for each command: its median in seconds and its ratio to a bare Python start."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    assess = [sys.executable, "-m", "assess"]
    with tempfile.TemporaryDirectory() as folder:
        client, pdf = str(Path(folder) / "sample.assess"), str(Path(folder) / "plan.pdf")
        seconds([*assess, "demo", folder])
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import weasyprint": [sys.executable, "-c", "import weasyprint"],
            "assess --help": [*assess, "--help"],
            "assess status": [*assess, "status", client],
            "assess score": [*assess, "score", client],
            "assess plan": [*assess, "plan", client],
            "assess report (board)": [*assess, "report", client, "-o", pdf, "--force"],
            "assess report (all)": [*assess, "report", client, "-o", pdf, "--edition", "management", "--force"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    bare = statistics.median(taken["python -c pass"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:22} {median:7.2f} s  {median / bare:7.1f} x bare Python")


if __name__ == "__main__":
    main()
