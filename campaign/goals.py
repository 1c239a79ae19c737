"""The goal that moves up by itself, so that a pledge that succeeds keeps something to reach."""

from bisect import bisect_right

# Each is two to two and a half times the one before, up to all who work informally.
STEPS = [step * 10**power for power in range(2, 9) for step in (1, 2.5, 5)]


def next_goal(count: int, goal: int | None) -> int | None:
    """Return the goal to show: that of the editors until it is reached, then the next step.

    The steps are 100, 250, 500, 1,000, 2,500 and so on; the next one is the first above both the
    count and the editors' goal. A pledge without a goal gets none.
    """
    if not goal or count < goal:
        return goal or None
    place = bisect_right(STEPS, max(count, goal))
    return int(STEPS[place]) if place < len(STEPS) else None
