"""Accounts, memberships and invitations."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from nastavnik.features.accounts.enums import Role
from nastavnik.kit.actions.guard import GuardedQuerySet, require_pen
from nastavnik.kit.rows import Row, TenantRow


class AccountManager(BaseUserManager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """Finds accounts by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(username=(username or "").lower())


class Account(AbstractBaseUser, Row):
    """A sign-in. It has no rights by itself: memberships give them. `epoch` counts changes of rights.

    `protected_at`: since when a second factor stands; `demo`: of the invented cast, closed in production.
    """

    hidden_in_trail = ("password", "username", "email")

    username = models.CharField("имя для входа", max_length=80, unique=True)
    email = models.EmailField("электронная почта", blank=True)
    title = models.CharField("как обращаться", max_length=160, blank=True)
    is_active = models.BooleanField("действует", default=True)
    epoch = models.PositiveIntegerField(default=1, editable=False)
    protected_at = models.DateTimeField("второй шаг входа с", null=True, blank=True, editable=False)
    short_password = models.BooleanField("пароль по правилам для учеников", default=False, editable=False)
    demo = models.BooleanField("показательный вход", default=False, editable=False)

    objects: ClassVar[Any] = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "учётная запись"
        ordering = ("username",)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") in (["last_login"], ["password"]):
            # Django stamps the sign-in and upgrades old hashes by itself; neither is anybody's decision
            return models.Model.save(self, *args, **kwargs)
        require_pen(type(self))
        return models.Model.save(self, *args, **kwargs)

    def __str__(self) -> str:
        return self.title or self.username


class Membership(TenantRow):
    """An account's duty in an organisation, from–until. The only source of rights."""

    account = models.ForeignKey(Account, models.PROTECT, verbose_name="учётная запись", related_name="+")
    role = models.CharField("роль", max_length=20, choices=Role)
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("account__title", "pk")
        verbose_name = "допуск"
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "account", "role"),
                condition=models.Q(until=None),
                name="membership_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_dates",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
        ]


class Invitation(TenantRow):
    """An invitation to a duty: the code is shown once and kept only as a hash."""

    hidden_in_trail = ("code_hash",)

    role = models.CharField("роль", max_length=20, choices=Role)
    addressee = models.CharField("кому", max_length=160)
    person_code = models.CharField(max_length=26, blank=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField("действует до")
    used_at = models.DateTimeField("принято", null=True, blank=True)
    revoked_at = models.DateTimeField("отозвано", null=True, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(TenantRow.Meta):
        ordering = ("-expires_at", "pk")
        verbose_name = "приглашение"


class Card(TenantRow):
    """A printed card of a pupil: its code is kept as a mark, opens an account once, and afterwards says whose it is."""

    hidden_in_trail = ("code_hash", "addressee")

    role = models.CharField("роль", max_length=20, choices=Role)
    addressee = models.CharField("чья", max_length=160)
    person_code = models.CharField(max_length=26, blank=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField("напечатана")
    expires_at = models.DateTimeField("открыть вход до")
    used_at = models.DateTimeField("вход открыт", null=True, blank=True)
    annulled_at = models.DateTimeField("аннулирована", null=True, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(TenantRow.Meta):
        ordering = ("addressee", "pk")
        verbose_name = "карточка входа"
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "person_code"),
                condition=models.Q(annulled_at=None) & ~models.Q(person_code=""),
                name="card_one_per_person",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="card_role_known"),
        ]


class PersonalLink(TenantRow):
    """Opens one page for one person without a sign-in: a code on paper or in a letter, kept as a mark.

    The code is made from the public id with the installation's key, so that the same sheet can be printed again and
    nothing of it lies in the base. `subject`: public id of the row that the page is about.
    """

    hidden_in_trail = ("code_hash",)

    purpose = models.CharField("что открывает", max_length=30)
    subject = models.CharField("о какой записи", max_length=26)
    person_code = models.CharField(max_length=26, blank=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField("действует до")
    closed_at = models.DateTimeField("закрыта", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "личная ссылка"
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "purpose", "subject"),
                condition=models.Q(closed_at=None),
                name="link_one_open",
            )
        ]


class Device(Row):
    """A browser that has been in an account: its mark tells the owner's tries from a stranger's."""

    hidden_in_trail = ("mark",)

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, editable=False)
    title = models.CharField("устройство", max_length=80)
    since = models.DateTimeField("впервые")

    class Meta:
        ordering = ("-since", "pk")
        verbose_name = "устройство"
        constraints = [models.UniqueConstraint(fields=("account", "mark"), name="device_once")]


class Identity(Row):
    """Who an account's owner is in a region's own sign-in: its issuer and a mark of the lasting name there."""

    hidden_in_trail = ("mark",)

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    issuer = models.CharField("вход региона", max_length=200)
    mark = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = "связь с входом региона"
        constraints = [
            models.UniqueConstraint(fields=("issuer", "mark"), name="identity_of_one_account"),
            models.UniqueConstraint(fields=("account", "issuer"), name="identity_one_per_account"),
        ]
