"""The register of legal acts: the pack's federal ones and those that regions, municipalities and schools enter."""
