"""Who is mentored by whom: the exact best set of pairs, its proof, and the reasons behind it.

The story: `score` says how well two people suit each other, `reading` and `build` turn people and wishes into
a `Problem` of integer arrays, `solve` finds the optimum through `engine`, `certify` proves it with code of its own,
`explain` and `what_if` answer the curator's questions, `answer` speaks the JSON of the command line and `verify`
checks such JSON from scratch. The method and its guarantees: docs/algorithms/matching.md.
"""
