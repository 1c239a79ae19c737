"""What a process keeps beside all that it was made of, up to a bound."""

from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """Things by their keys; the oldest go when they weigh too much together."""

    def __init__(self, most: int) -> None:
        """Begin without any.

        Args:
            most: what all of them may weigh.
        """
        self.most = most
        self._things: dict[object, tuple[Thing, int]] = {}
        self._weight = 0
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._things)

    def get(self, key: object) -> Thing | None:
        """Return one, if it is there; TypeError for a key that cannot be compared."""
        found = self._things.get(key)
        return None if found is None else found[0]

    def put(self, key: object, thing: Thing, weight: int) -> None:
        """Keep one."""
        with self._lock:
            _old, before = self._things.pop(key, (None, 0))
            self._weight += weight - before
            self._things[key] = (thing, weight)
            while self._weight > self.most:
                self._weight -= self._things.pop(next(iter(self._things)))[1]

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._things.clear()
            self._weight = 0
