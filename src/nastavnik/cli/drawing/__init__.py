"""Pictures of the house drawn from the house itself: floors, ladder, life-cycles, tables, rights."""
