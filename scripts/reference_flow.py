"""Solves a plain assignment instance with a public minimum-cost-flow solver (OR-Tools), for comparison.

Usage: reference_flow.py INSTANCE.json. Prints objective, pairs, and milliseconds for building and solving.
"""
import json
import resource
import sys
import time

try:
    from ortools.graph.python import min_cost_flow
    import numpy as np
except ImportError:
    print("OR-Tools is not installed (pip install ortools): nothing is compared")
    sys.exit(3)

THRESHOLD, FIRST, STEPS = 2_500, 1_000_000, (2_000, 1_000)


def main(path):
    with open(path, encoding="utf-8") as file:
        instance = json.load(file)
    offices, partners, programmes = (instance[name] for name in ("offices", "partners", "programmes"))
    office_at = {side["id"]: at for at, side in enumerate(offices)}
    partner_at = {side["id"]: at for at, side in enumerate(partners)}
    programme_at = {one["id"]: at for at, one in enumerate(programmes)}
    begun = time.perf_counter()
    source, partner0, programme0 = 0, 1, 1 + len(partners)
    office0 = programme0 + len(programmes)
    sink = office0 + len(offices)
    arcs = [
        (programme0 + programme_at[edge["programme"]], office0 + office_at[edge["office"]], 1, THRESHOLD - edge["w"])
        for edge in instance["edges"]
    ]
    pairs = len(arcs)
    for at, side in enumerate(partners):
        arcs.append((source, partner0 + at, min(1, side["capacity"]), -FIRST))
        arcs.append((source, partner0 + at, max(0, side["capacity"] - 1), 0))
    for at, one in enumerate(programmes):
        arcs.append((partner0 + partner_at[one["partner"]], programme0 + at, one["capacity"], 0))
    for at, side in enumerate(offices):
        left = side["capacity"]
        for reward in (FIRST, *STEPS):
            arcs.append((office0 + at, sink, min(1, left), -reward))
            left = max(0, left - 1)
        arcs.append((office0 + at, sink, left, 0))
    total = min(sum(side["capacity"] for side in partners), sum(side["capacity"] for side in offices))
    arcs.append((source, sink, total, 0))
    tails, heads, most, costs = (np.array(column) for column in zip(*arcs))
    solver = min_cost_flow.SimpleMinCostFlow()
    names = solver.add_arcs_with_capacity_and_unit_cost(tails, heads, most, costs)
    solver.set_node_supply(source, total)
    solver.set_node_supply(sink, -total)
    built = time.perf_counter()
    status = solver.solve()
    solved = time.perf_counter()
    if status != solver.OPTIMAL:
        sys.exit(f"the solver ended with status {status}")
    chosen = int((solver.flows(names[:pairs]) > 0).sum())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"objective {-solver.optimal_cost()}, {chosen} pairs, built in {(built - begun) * 1000:.1f} ms, "
        f"solved in {(solved - built) * 1000:.1f} ms, memory at most {memory} MB"
    )


main(sys.argv[1])
