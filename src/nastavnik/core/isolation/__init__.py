"""Handling strangers' bytes in a child process that cannot run long, grow, write or fork.

`asking.ask` is the parent's side, `answering.answer` the child's. Whoever reads files brought from outside (tables,
blanks) has a small module that calls `answer` with its work, and a function that calls `ask` with that module's name.
"""
