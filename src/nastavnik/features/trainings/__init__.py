"""The school of mentors: modules, attendance, hours, the gate before pairing."""
