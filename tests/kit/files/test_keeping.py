"""Files and rows, one to one, whatever breaks in between."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.files import places
from nastavnik.kit.files.keeping import drop_file, keep_file, open_file, read_file, store_upload
from nastavnik.kit.files.kinds import LISTS
from nastavnik.kit.files.receiving import made
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.files.sweeping import file_faults, sweep
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.verdict import NotFound, Refused
from tests.kit.conftest import acting
from tests.kit.files.samples import docx

TEXT = "Фамилия;Имя\nИванова;Алиса\n".encode()


@pytest.fixture
def keep(home, django_capture_on_commit_callbacks):
    """Keeps a list as an action would, committed unless said otherwise."""

    def run(committed=True, title="список"):
        def deed():
            upload = SimpleUploadedFile(f"{title}.csv", TEXT)
            return store_upload(upload, kind="intake", organisation_id=home.school.pk, allowed=LISTS)

        with django_capture_on_commit_callbacks(execute=committed):
            return acting(deed)

    return run


def names(area):
    return sorted(path.name for path in (places.root() / area).rglob("*") if path.is_file())


def test_a_kept_file_lies_under_a_random_name_and_reads_back(keep):
    stored = keep()
    assert names("clean") == [stored.public_id]
    assert names("quarantine") == []
    assert read_file(stored) == TEXT
    assert (stored.title, stored.media_type, stored.size) == ("список", "text/csv", len(TEXT))


def test_keeping_leaves_a_trail(keep):
    stored = keep()
    assert Entry.objects.get(object_id=stored.public_id).event == "files.keep"


def test_a_crash_after_the_commit_is_mended_by_the_first_reader(keep):
    stored = keep(committed=False)
    assert (names("quarantine"), names("clean")) == ([stored.public_id], [])
    assert read_file(stored) == TEXT
    assert (names("quarantine"), names("clean")) == ([], [stored.public_id])


def test_a_crash_after_the_commit_is_mended_by_the_sweep(keep):
    stored = keep(committed=False)
    assert file_faults() == []
    assert sweep(older_than=-1) == 1
    assert names("clean") == [stored.public_id]


def test_bytes_of_a_failed_action_are_swept_away(home):
    def fail():
        keep_file(made(docx(), "docx", "Приказ"), kind="document", organisation_id=home.school.pk)
        raise Refused("нет")

    with pytest.raises(Refused):
        acting(fail)
    assert len(names("quarantine")) == 1
    assert sweep() == 0, "a warm file may belong to an action still running"
    assert sweep(older_than=-1) == 1
    assert (names("quarantine"), StoredFile.objects.count()) == ([], 0)


def test_a_dropped_file_leaves_the_disk_with_its_row(keep, django_capture_on_commit_callbacks):
    stored = keep()
    with django_capture_on_commit_callbacks(execute=True):
        acting(lambda: drop_file(stored))
    assert names("clean") == []
    assert file_faults(warm=-1) == []


def test_a_file_gone_from_the_disk_is_told(keep):
    stored = keep()
    places.clean(stored.public_id).unlink()
    with pytest.raises(NotFound):
        open_file(stored)
    assert [fault for fault in file_faults() if stored.public_id in fault]


def test_changed_bytes_are_told(keep):
    stored = keep()
    places.clean(stored.public_id).write_bytes(TEXT.replace("Алиса".encode(), "Елена".encode()))
    assert file_faults() == [f"содержимое файла {stored.public_id} изменилось на диске"]


def test_a_file_without_a_row_is_told(keep):
    keep()
    places.write(places.clean("lost"), b"x")
    assert len(file_faults(warm=-1)) == 1


def test_a_file_is_given_out_as_an_attachment_that_runs_nowhere(keep):
    response = file_response(keep(title='Список "7А" <b>'))
    assert response["Content-Disposition"].startswith(
        "attachment; filename=\"file.csv\"; filename*=UTF-8''%D0"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert b"".join(response.streaming_content) == TEXT
    response.close()
