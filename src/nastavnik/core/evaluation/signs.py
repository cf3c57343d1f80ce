"""The test of signs: among those who changed, are up and down equally likely?"""


def sign_test(rose: int, fell: int) -> float:
    """Two-sided exact p: 2·P(X ≤ least) for X ~ Bin(rose + fell, ½), at most 1; 1 when nobody changed.

    Each binomial coefficient is made from the one before, so that thousands of people take milliseconds.
    """
    n, ways, tail = rose + fell, 1, 0
    for times in range(min(rose, fell) + 1):
        tail += ways
        ways = ways * (n - times) // (times + 1)
    return min(1.0, 2 * tail / (1 << n))
