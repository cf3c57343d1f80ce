"""People and classes."""

from django.db import models

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.keys import search_key
from nastavnik.core.russian.sort_column import sort_column
from nastavnik.features.accounts.models import Account
from nastavnik.features.organisations.models import Partner
from nastavnik.features.people.enums import (
    LeavingReason,
    LegalStatus,
    OutsiderKind,
    PersonKind,
    PersonState,
    RegroupingKind,
    Relation,
    Sex,
)
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText


class SchoolClass(TenantRow):
    """A class or a group of a college. `code` is what people write: «7А», «ИС-21»."""

    derived_fields = ("sort_key",)

    code = models.CharField("класс или группа", max_length=20)
    number = models.PositiveSmallIntegerField("год обучения", null=True, blank=True)
    letter = models.CharField("буква", max_length=8, blank=True)
    sort_key = models.CharField(max_length=60, editable=False)
    class_teacher = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="классный руководитель",
        related_name="+",
    )
    psychologist = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="педагог-психолог",
        related_name="+",
    )

    class Meta(TenantRow.Meta):
        ordering = ("sort_key", "pk")
        verbose_name = "класс"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "code"), name="class_once"),
            models.CheckConstraint(
                condition=models.Q(number=None) | models.Q(number__range=(1, 12)), name="class_number_real"
            ),
        ]

    def derive(self) -> None:
        self.sort_key = sort_column(self.code, 60)

    def __str__(self) -> str:
        return self.code


class Person(TenantRow):
    """One person of one organisation, whatever roles they play over the years."""

    derived_fields = ("name_key", "sort_key")
    hidden_in_trail = ("phone", "email", "contact_note", "birth_date")

    kind = models.CharField("кто это", max_length=20, choices=PersonKind)
    state = models.CharField("состояние", max_length=20, choices=PersonState, default=PersonState.ACTIVE)
    surname = models.CharField("фамилия", max_length=80)
    name = models.CharField("имя", max_length=80, blank=True)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    sex = models.CharField("пол", max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField("дата рождения", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("год рождения", null=True, blank=True)
    school_class = models.ForeignKey(
        SchoolClass, models.PROTECT, null=True, blank=True, verbose_name="класс", related_name="+"
    )
    post = models.CharField("должность", max_length=160, blank=True)
    workplace = models.CharField("место работы или учёбы", max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, verbose_name="организация-партнёр", related_name="+"
    )
    phone = models.CharField("телефон", max_length=60, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    contact_note = SealedText("пояснение к контактам", longest=200, blank=True)
    outsider_kind = models.CharField("кто это вне школы", max_length=20, choices=OutsiderKind, blank=True)
    recommended_by = models.CharField("кто рекомендует", max_length=200, blank=True)
    recommended_on = models.DateField("дата рекомендации", null=True, blank=True)
    photo = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="фотография", related_name="+"
    )
    left_on = models.DateField("день выбытия", null=True, blank=True)
    leaving_reason = models.CharField("причина выбытия", max_length=20, choices=LeavingReason, blank=True)
    name_cases = models.JSONField("имя в падежах (правка)", default=dict, blank=True)
    post_cases = models.JSONField("должность в падежах (правка)", default=dict, blank=True)
    name_key = models.CharField(max_length=260, editable=False)
    sort_key = models.CharField(max_length=600, editable=False)
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="учётная запись", related_name="+"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="объединён с",
        related_name="+",
        editable=False,
    )

    class Meta(TenantRow.Meta):
        ordering = ("sort_key", "pk")
        verbose_name = "человек"
        indexes = [
            # search by the beginning of the surname, and sorting of long lists
            models.Index(fields=("organisation", "name_key"), name="person_search"),
            models.Index(fields=("organisation", "kind", "state", "sort_key"), name="person_list"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=PersonKind.values), name="person_kind_known"),
            models.CheckConstraint(
                condition=models.Q(state__in=PersonState.values), name="person_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into=None)),
                name="person_merged_says_where",
            ),
            models.UniqueConstraint(
                fields=("organisation", "account"),
                condition=~models.Q(account=None),
                name="person_account_once",
            ),
        ]

    @property
    def full_name(self) -> FullName:
        """The name for printing and declension."""
        return FullName(self.surname, self.name, self.patronymic or None)

    def derive(self) -> None:
        self.name_key = search_key(self.surname, self.name, self.patronymic)[:260]
        self.sort_key = sort_column(" ".join(filter(None, (self.surname, self.name, self.patronymic))))

    def __str__(self) -> str:
        return self.full_name.full


class Guardianship(TenantRow):
    """An adult who answers for a child."""

    child = models.ForeignKey(Person, models.PROTECT, verbose_name="ребёнок", related_name="+")
    guardian = models.ForeignKey(
        Person, models.PROTECT, verbose_name="законный представитель", related_name="+"
    )
    relation = models.CharField("кем приходится", max_length=20, choices=Relation)
    legal_status = models.CharField(
        "правовое положение", max_length=20, choices=LegalStatus, default=LegalStatus.FULL
    )
    ground = SealedText("документ-основание", longest=200, blank=True)
    restricted = models.BooleanField("не сообщать расписание и место встреч", default=False)
    restriction_ground = SealedText("основание ограничения", longest=200, blank=True)
    asked_status = models.CharField("запрошено положение", max_length=20, choices=LegalStatus, blank=True)
    asked_ground = SealedText("документ к запросу", longest=200, blank=True)
    asked_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто запросил", related_name="+"
    )

    class Meta(TenantRow.Meta):
        ordering = ("guardian__sort_key", "pk")
        verbose_name = "законное представительство"
        constraints = [
            models.UniqueConstraint(fields=("child", "guardian"), name="guardianship_once"),
            models.CheckConstraint(
                condition=~models.Q(child=models.F("guardian")), name="guardianship_of_other"
            ),
            models.CheckConstraint(
                condition=models.Q(legal_status__in=LegalStatus.values), name="guardianship_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(legal_status="full") | ~models.Q(ground=""),
                name="guardianship_limit_grounded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guardian}, {self.get_relation_display()}"


class Distinction(TenantRow):
    """The curator said: these two are different people. They are not offered as duplicates again."""

    one = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(TenantRow.Meta):
        verbose_name = "разные люди"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("one", "other"), name="distinction_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="distinction_ordered"),
        ]


class ClassStay(TenantRow):
    """A pupil in a class, since–until, both days included. The open one is `Person.school_class`."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="обучающийся", related_name="+")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, verbose_name="класс", related_name="+")
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("since", "pk")
        verbose_name = "обучение в классе"
        indexes = [
            # the list of a class on a day
            models.Index(fields=("school_class", "since"), name="class_stay_list")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(until=None), name="class_stay_one_open"
            ),
            models.UniqueConstraint(fields=("person", "since"), name="class_stay_begins_once"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="class_stay_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.school_class}"


class Promotion(TenantRow):
    """«1 сентября»: all classes go on by a year. `moved` keeps what was, so that it can be taken back whole."""

    school_year = models.PositiveSmallIntegerField("учебный год начинается в")
    happened_on = models.DateField("первый день в новых классах")
    moved = models.JSONField("что перенесено", default=dict)

    class Meta(TenantRow.Meta):
        ordering = ("-school_year", "-pk")
        verbose_name = "перевод классов"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "school_year"), name="promotion_once_a_year")
        ]

    def __str__(self) -> str:
        return f"Перевод классов на {self.school_year}/{(self.school_year + 1) % 100:02d} учебный год"


class Regrouping(TenantRow):
    """Two records made one, or one made two. `moved`: which rows changed their owner; `filled`: which facts were copied.

    `trail_mark` is the last entry of the trail before it: whatever was done to these rows later is seen by it.
    """

    kind = models.CharField("вид", max_length=10, choices=RegroupingKind)
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="оставшаяся запись", related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, verbose_name="вторая запись", related_name="+")
    happened_on = models.DateField("когда")
    moved = models.JSONField("перенесено", default=list, blank=True)
    filled = models.JSONField("заполнено", default=list, blank=True)
    former_state = models.CharField("прежнее состояние", max_length=20, choices=PersonState)
    trail_mark = models.BigIntegerField("место в журнале", default=0)

    class Meta(TenantRow.Meta):
        ordering = ("-pk",)
        verbose_name = "объединение или разделение записей"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("other")), name="regrouping_of_two_records"
            ),
            models.UniqueConstraint(fields=("other", "kind"), name="regrouping_of_other_once"),
        ]

    def __str__(self) -> str:
        return f"{RegroupingKind(self.kind).label}: {self.person}, {self.other}"
