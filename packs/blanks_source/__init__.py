"""Sources of the built-in blanks. `python -m packs.blanks_source [--out DIR]` draws them anew."""
