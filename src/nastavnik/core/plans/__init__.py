"""Roadmaps of other schools: numbers, owners, tables read and written. Pure: no database, no clock."""
