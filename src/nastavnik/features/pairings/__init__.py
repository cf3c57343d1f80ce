"""A mentor with a mentee or a group: dated, ordered, closed with a reason."""
