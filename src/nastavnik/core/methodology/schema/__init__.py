"""The shape of a methodology pack: frozen models, one file per part of the field."""
