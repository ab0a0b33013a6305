#!/usr/bin/env python3
"""Starts the nation in a box and does with it what `scripts/nation.sh` says. Needs nothing but Python 3.9 and the box's packages."""

import os
import sys
import time

import nation_day
import nation_failover
import nation_growth
from nation_box import Box

STAFF = "staf@sekber.example"
# Sintang, of the demonstration; the made-up districts are CODE.localhost.
HOST = "localhost"


def fill(box, districts):
    """Fills the database up to so many districts; seconds that it took."""
    begun = time.monotonic()
    more = ["--districts", str(districts)] if districts > 1 else []
    box.command("demo", "--no-serve", *more)
    box.command("district", "host", "61.05", HOST)
    return time.monotonic() - begun


def machine():
    with open("/proc/loadavg") as load:
        return f"{os.cpu_count()} cores for everything, load {' '.join(load.read().split()[:3])} at the start"


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else "serve"
    districts = int(os.environ.get("DISTRICTS", "1" if wanted == "failover" else "514"))
    binary = os.environ["BINARY"]
    print(f"# {machine()}", flush=True)
    with Box(binary) as box:
        try:
            if wanted == "growth":
                return nation_growth.run(box, districts, fill)
            took = fill(box, districts)
            print(f"# {districts} district(s) filled in {took:.0f} s", flush=True)
            box.start_sekbers()
            if wanted == "failover":
                return nation_failover.run(box, int(os.environ.get("ROUNDS", "3")), HOST, STAFF, sys.argv[2:])
            if wanted == "day":
                return nation_day.run(box, districts, int(os.environ.get("RATE", "100")), float(os.environ.get("LENGTH", "60")))
            print(f"Serving at http://{HOST}:{box.front}/ and http://CODE.localhost:{box.front}/ (1101 for 11.01); "
                  f"primary: node {box.primary()}. Stop with Ctrl+C.", flush=True)
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main())
