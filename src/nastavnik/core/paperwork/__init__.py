"""Data → DOCX, PDF and XLSX bytes.

A *blank* is a DOCX with named slots; a *contract* (`contracts`) is the typed list of those slots. The floor
below knows nothing of pupils or databases: it takes ready Russian text and returns bytes.

* `rendering.render_blank` — fill a trusted blank in this process;
* `isolation.render_in_child` — the same for an uploaded blank, in a child with CPU, memory and time limits;
* `checking.check_blank` — everything wrong with an uploaded blank, in Russian, with the paragraph;
* `reading.docx_text`, `reading.find_unfilled` — re-open a produced document;
* `printing.to_pdf` — PDF by LibreOffice where it is installed;
* `workbooks.base_workbook` — a register as XLSX.

Nothing is imported here on purpose: contracts must stay light to import.
"""
