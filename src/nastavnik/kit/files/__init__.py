"""Private files: random names, type by content, served by the program as attachments.

`receiving.receive` judges an upload, `keeping.keep_file` stores it inside an action, `serving.file_response`
gives it out, `sweeping.sweep` and `sweeping.file_faults` hold files and rows one to one.
"""
