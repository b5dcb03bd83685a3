"""Several threads that do one thing at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

AT_ONCE = 8


def at_once(act):
    """Call `act(number)` in as many threads as `AT_ONCE`, each with its own connection, let go together.

    Returns what they answered, in the order of their numbers.
    """
    gate = Barrier(AT_ONCE)

    def run(number):
        try:
            gate.wait(timeout=10)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))
