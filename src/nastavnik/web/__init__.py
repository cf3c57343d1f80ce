"""Ways in for people: the frame (`shell`) and one package of pages per slice."""
