"""A filled contract for each built-in blank, as a school would give it."""

from pathlib import Path

from nastavnik.core.paperwork.contracts import (
    Acquainted,
    Adoption,
    DocumentHead,
    Enclosure,
    IntroductionOrder,
    MenteeOfPair,
    MonitoringTerm,
    PairRow,
    PairsOrder,
    ProgrammeDuty,
    ProgrammeLink,
    ProgrammeReview,
    ProgrammeSheet,
    ProgrammeTrack,
    Regulation,
    RegulationStage,
    RegulationTrack,
    Responsible,
    RoadmapSheet,
    School,
    SheetStage,
    SheetStep,
    Slots,
)

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "packs"
BLANKS = PACKS / "pupils" / "blanks"
DECREE = "распоряжением Министерства просвещения Российской Федерации от 25.12.2019 №\u00a0Р-145"


def blank(code: str) -> bytes:
    return (BLANKS / f"{code}.docx").read_bytes()


def school(**changes: str) -> School:
    particulars = {
        "founder": "Управление образования города Ростова-на-Дону",
        "full_name": "Муниципальное бюджетное общеобразовательное учреждение города Ростова-на-Дону "
        "«Средняя общеобразовательная школа № 5»",
        "short_name": "МБОУ «Школа № 5»",
        "address": "344002, г. Ростов-на-Дону, ул. Садовая, д. 17",
        "phone": "(863) 240-10-05",
        "email": "school5@rostov.example",
        "inn": "6160012345",
        "ogrn": "1026103160005",
        "okpo": "48233071",
        "city": "г. Ростов-на-Дону",
        "director_post": "Директор",
        "director": "Н. А. Ковалёва",
    }
    return School(**{**particulars, **changes})


def head(title: str) -> DocumentHead:
    return DocumentHead(
        title=title,
        date="5 сентября 2026 г.",
        number="82-од",
        executor="Орлова Ирина Павловна",
        executor_phone="(863) 240-10-06",
    )


ACQUAINTED = (
    Acquainted(post="заместитель директора по УВР", name="С. С. Сидорова"),
    Acquainted(post="учитель информатики", name="И. П. Орлова"),
    Acquainted(post="9 «А» класс", name="Ё. Ж. Щукина"),
)


def introduction(**changes: object) -> IntroductionOrder:
    values: dict[str, object] = {
        "school": school(),
        "head": head("О внедрении целевой модели наставничества обучающихся и назначении куратора"),
        "bases_ablt": (DECREE, "приказом Управления образования от 20.08.2026 №\u00a0575"),
        "programme_accs": "программу наставничества обучающихся «Вместе»",
        "starts": "7 сентября 2026 г.",
        "ends": "31 мая 2027 г.",
        "tracks": ("ученик – ученик", "учитель – учитель", "студент – ученик"),
        "curator_accs": "заместителя директора по УВР Сидорову Светлану Сергеевну",
        "curator_datv": "заместителю директора по УВР Сидоровой С. С.",
        "enclosures": (
            Enclosure(name_accs="Положение о программе наставничества обучающихся"),
            Enclosure(name_accs="программу наставничества обучающихся «Вместе»"),
            Enclosure(name_accs="дорожную карту внедрения модели на 2026/2027 учебный год"),
        ),
        "monitoring": (
            MonitoringTerm(name="входная диагностика участников", term="до 30 октября 2026\u00a0г."),
            MonitoringTerm(
                name="итоговая диагностика и оценка качества программы", term="до 25 мая 2027\u00a0г."
            ),
        ),
        "acquainted": ACQUAINTED,
        "aim_gent": "раскрытия способностей обучающихся и поддержки молодых педагогов",
        "responsible": (
            Responsible(
                person_accs="учителя информатики Орлову Ирину Павловну",
                duty_accs="ведение раздела «Наставничество» на сайте школы",
            ),
            Responsible(
                person_accs="заведующего хозяйством Гончара Петра Ильича",
                duty_accs="материальное обеспечение программы",
            ),
        ),
        "results": (
            "все обученные наставники работают в парах",
            "не менее 90 процентов планов пар выполнены",
        ),
        "control_accs": "заместителя директора по ВР Гасан-заде Лейлу Тимуровну",
    }
    return IntroductionOrder(**{**values, **changes})  # type: ignore[arg-type]


def regulation() -> Regulation:
    return Regulation(
        school=school(),
        head=head("Положение о программе наставничества обучающихся"),
        bases_ablt=(
            "Федеральным законом от 29.12.2012 №\u00a0273-ФЗ «Об образовании в Российской Федерации»",
            DECREE,
        ),
        tracks=(
            RegulationTrack(
                name="ученик – ученик",
                purpose="поддержка сверстника в учёбе, общении и школьной жизни",
                role_models=("успевающий – неуспевающий", "лидер – пассивный"),
            ),
            RegulationTrack(name="студент – ученик", purpose="помощь в выборе пути после школы"),
        ),
        stages=(
            RegulationStage(name="подготовка условий", content="приказы, куратор, дорожная карта"),
            RegulationStage(name="база наставляемых", content="анкетирование и сводка запросов"),
            RegulationStage(name="завершение", content="итоговые встречи, мониторинг, поощрение"),
        ),
        mentee_categories_gent=("обучающихся, которым трудно даётся учёба", "молодых специалистов"),
        mentor_sources_gent=("обучающихся старших классов", "педагогов", "выпускников школы"),
        youngest_age="10 лет",
        group_limit="пяти наставляемых",
        meeting_rule="не реже одного раза в две недели",
        longest_term="не более одного учебного года",
        evaluation_parts=("оценку качества реализации программы", "оценку влияния программы на участников"),
        documents=("приказы о внедрении и о закреплении пар", "дорожная карта", "базы участников"),
        rewards=("благодарность руководителя школы", "размещение рассказа о паре на сайте"),
        adopted=(Adoption(body="Педагогический совет", date="30 августа 2026 г.", number="1"),),
        opinions=(
            Adoption(body="Совета родителей", date="28 августа 2026 г.", number="3"),
            Adoption(body="Совета обучающихся"),
        ),
        site="school5.example/наставничество",
    )


def roadmap(steps: int = 5) -> RoadmapSheet:
    def step(stage: int, number: int) -> SheetStep:
        return SheetStep(
            number=f"{stage}.{number}",
            name=f"Проведение родительских собраний, классных часов и конференций, серия {number}",
            content="Рассказ о программе, ответы на вопросы, сбор предварительных запросов и предложений",
            term="сентябрь – октябрь 2026 г.",
            responsible="куратор, классные руководители",
            document="протоколы собраний",
            result="родители знают цели программы и порядок участия",
        )

    names = (
        "Подготовка условий для запуска программы",
        "Формирование базы наставляемых",
        "Завершение программы",
    )
    stages = tuple(
        SheetStage(number=str(n), name=name, steps=tuple(step(n, m) for m in range(1, steps + 1)))
        for n, name in enumerate(names, 1)
    )
    return RoadmapSheet(
        school=school(),
        head=head("Дорожная карта внедрения целевой модели наставничества обучающихся"),
        school_year="2026/2027",
        stages=stages,
        curator_post="Заместитель директора по учебно-воспитательной работе",
        curator="С. С. Сидорова",
    )


def pair(number: int, mentor: str = "Иванова Мария Петровна", mentee: str = "Петров Иван Ильич") -> PairRow:
    mentees = [MenteeOfPair(name=mentee, place="6 «Б» класс")]
    if number % 4 == 0:
        mentees.append(MenteeOfPair(name="Ёлкина Анна Семёновна", place="6 «В» класс"))
    return PairRow(
        mentor=mentor,
        mentor_post="учитель математики",
        mentor_workplace="МБОУ «Школа № 5»",
        mentees=tuple(mentees),
        track="учитель – ученик",
        role_model="успевающий – неуспевающий",
        period="с 10.11.2026 по 31.05.2027",
    )


def pairs(rows: tuple[PairRow, ...] = ()) -> PairsOrder:
    return PairsOrder(
        school=school(),
        head=head("О закреплении наставнических пар и групп"),
        bases_ablt=(
            "приказом от 05.09.2026 №\u00a082-од «О внедрении целевой модели наставничества обучающихся»",
        ),
        programme_gent="программы наставничества обучающихся «Вместе»",
        pairs=rows or tuple(pair(number) for number in range(1, 9)),
        plans_due="до 1 декабря 2026 г.",
        reports_due="до 20 мая 2027 г.",
        curator_datv="заместителю директора по УВР Сидоровой С. С.",
        acquainted=ACQUAINTED,
        control_accs="заместителя директора по ВР Гасан-заде Лейлу Тимуровну",
    )


def programme(**changes: object) -> ProgrammeSheet:
    told: dict[str, object] = {
        "school": school(),
        "head": head("Программа наставничества обучающихся"),
        "school_year": "2026/2027",
        "name": "Вместе",
        "period": "с 1 сентября 2026 г. по 31 мая 2027 г.",
        "bases_ablt": (DECREE,),
        "goal": "помочь каждому участнику найти дело по душе.",
        "tasks": ("собрать базы участников", "обучить наставников"),
        "principles": ("добровольность", "уважение к личности"),
        "tracks": tuple(
            ProgrammeTrack(
                name=name, purpose="поддержка в учёбе", role_models=("лидер – пассивный",), target=target,
                months="9", meetings="2", minutes="45", hours="18", places="3",
            )
            for name, target in (("ученик – ученик", "12"), ("педагог – ученик", "по запросам"))
        ),
        "directions": ("учебное", "социальное"),
        "manners": ("групповое",),
        "links": (
            ProgrammeLink(problem="Низкая успеваемость", activity="Занятия в паре", result="Нет долгов", indicator="доля без долгов"),
            ProgrammeLink(problem="Нет друзей в классе", activity="Прогулки", result="Появились друзья"),
        ),
        "stages": (RegulationStage(name="Подготовка условий", content="издание приказов"),),
        "duties": (
            ProgrammeDuty(duty="куратор", name="Сидорова Светлана Сергеевна", post="заместитель директора"),
            ProgrammeDuty(duty="педагог-психолог", name="Орлова Ирина Павловна"),
        ),
        "reviews": (ProgrammeReview(name="оценка качества", term="до 31 мая 2027 г."),),
        "results": ("выросла успеваемость", "освоились новые ученики"),
        "plan": roadmap().stages,
        "adopted": (Adoption(body="Педагогический совет", date="30 августа 2026 г.", number="1"),),
        "curator_post": "Заместитель директора по УВР",
        "curator": "С. С. Сидорова",
    }  # fmt: skip
    return ProgrammeSheet(**(told | changes))


SPECIMENS: dict[str, Slots] = {
    "programme": programme(),
    "introduction_order": introduction(),
    "regulation": regulation(),
    "roadmap_a": roadmap(),
    "roadmap_b": roadmap(),
    "roadmap_v": roadmap(),
    "pairs_order": pairs(),
}
