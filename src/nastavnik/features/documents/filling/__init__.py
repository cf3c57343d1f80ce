"""Facts of the school put into the contracts of blanks: whom, in which case, what is missing and where to fill it."""
