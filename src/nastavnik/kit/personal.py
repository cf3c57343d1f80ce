"""Personal data in the tables of the kit and of the libraries."""

from nastavnik.kit.privacy import Column, declare, impersonal

_ACCESS = {"purpose": "access", "ground": "duty", "term": "access"}

declare(
    "kit.Entry",
    {
        "account_id": Column("deed", erase="keep", exported=False),
        "person_id": Column("deed", erase="keep", exported=False),
        "before": Column("deed", exported=False),
        "after": Column("deed", exported=False),
        "note": Column("deed", exported=False),
    },
    purpose="order",
    ground="duty",
    term="trail",
    plain="moment organisation_id role event object_type object_id request_id",
)
declare(
    "kit.StoredFile",
    {"title": Column("paper", exported=False)},
    purpose="programme",
    ground="consent",
    term="paper",
    plain="kind media_type size digest stored_at",
)
declare(
    "kit.Letter",
    {name: Column("contact", exported=False) for name in ("recipient", "subject", "body")},
    **_ACCESS,
    plain="key organisation_id created_at due_at lease_until attempts sent_at dead_at fault",
)
declare(
    "kit.Operation",
    {"owner": Column("deed", erase="keep", exported=False), "location": Column("deed", exported=False)},
    **_ACCESS,
    plain="key digest status created_at",
)
declare(
    "kit.Visit",
    {
        "session_key": Column("access", exported=False),
        "session_data": Column("access", exported=False),
        "device": "access",
        "means": Column("access", erase="keep"),
        "began_at": Column("access", erase="keep"),
        "seen_at": Column("access", erase="keep"),
    },
    **_ACCESS,
    plain="expire_date account_id",
    account=("account_id",),
    removed=True,
)
declare(
    "django_tasks_database.DBTaskResult",
    {name: Column("deed", exported=False) for name in ("args_kwargs", "return_value", "traceback")},
    **_ACCESS,
    plain="id status enqueued_at started_at finished_at priority run_after task_path worker_ids queue_name "
    "backend_name exception_class_path",
)
declare(
    "account.EmailAddress",
    {"email": "contact"},
    **_ACCESS,
    account=("user",),
    removed=True,
)
declare(
    "account.EmailConfirmation",
    {"key": Column("access", exported=False)},
    **_ACCESS,
    plain="created sent",
    account=("email_address__user",),
    removed=True,
)
declare(
    "mfa.Authenticator",
    {"data": Column("access", exported=False), "created_at": "access", "last_used_at": "access"},
    **_ACCESS,
    account=("user",),
    removed=True,
)
impersonal("права и таблицы самой библиотеки: людей в них нет", "auth.Permission", "auth.Group")
impersonal("имена таблиц", "contenttypes.ContentType")
impersonal(
    "числа и отпечатки без содержания", "kit.Seal", "kit.Redaction", "kit.Lease", "kit.Slot", "kit.Tally"
)
