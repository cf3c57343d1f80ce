"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "people.add": "Человек внесён в списки",
        "people.change": "Сведения о человеке изменены",
        "people.decline": "Исправлено склонение",
        "people.undistinguish": "Отметка о разных людях снята",
        "people.unlink_account": "Учётная запись отвязана",
        "people.add_many": "Внесены люди из списка",
        "people.leave": "Человек выбыл",
        "people.return": "Человек снова в списках",
        "people.merge": "Две записи объединены",
        "people.unmerge": "Объединение отменено",
        "people.distinguish": "Отмечено: это разные люди",
        "people.move": "Перенесено при объединении или разделении записей",
        "people.move_back": "Возвращено прежней записи",
        "people.ledger": "Записано, что перенесено",
        "people.split": "Запись разделена на две",
        "people.unsplit": "Разделение отменено",
        "people.forget_addition": "Внесение отменено",
        "people.show_contacts": "Показаны контакты",
        "people.link_account": "Связана учётная запись",
        "classes.add": "Добавлен класс",
        "classes.undo": "Класс убран: внесён по ошибке",
        "classes.begin_stay": "Зачислен в класс",
        "classes.follow": "Переведён в другой класс",
        "classes.close_stay": "Последний день в классе",
        "classes.reopen_stay": "Снова в своём классе",
        "classes.correct": "Исправлен класс",
        "classes.forget_stay": "Перевод в класс отменён",
        "classes.promote": "Классы переведены на новый учебный год",
        "classes.demote": "Перевод классов отменён",
        "classes.date_stay": "Исправлены дни обучения в классе",
        "classes.change": "Сведения о классе изменены",
        "classes.entrust": "Класс поручен",
        "guardians.add": "Добавлен законный представитель",
        "guardians.enter": "Внесён законный представитель",
        "guardians.remove": "Законный представитель убран",
    }
)
