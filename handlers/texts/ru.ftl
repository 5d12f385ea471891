# Русский. Аргументы приходят уже экранированными; номера и годы — строки, числом передаётся только $count.

## Who is let in
stranger = Это закрытый сервис. Пригласить вас может тот, кто о нём рассказал.
welcome =
    Здравствуйте, { $name }. Вы записаны как { $role }.

    Дальше: подпишитесь на кого-нибудь («следить Кетебаев»), и срочные новости придут сюда в течение минуты после того, как их увидят. «статус Кетебаев» скажет, что известно, «помощь» — остальное.

    Имейте в виду: этот чат может прочитать сам Telegram. Не пишите здесь того, что должно остаться между двумя людьми, и блокируйте телефон.
welcome-back = Вы записаны, { $name }. «помощь» перечислит, что можно спросить.
too-many = Слишком много сообщений сразу. Подождите минуту; за это время ничего из ваших подписок не потеряется.
failed = Здесь произошла ошибка, и ваше сообщение не выполнено. Попробуйте ещё раз; если не поможет, скажите тому, кто ведёт этот сервис.
not-understood = Не понимаю. Напишите имя или «помощь».
no-such-command = Такой команды нет. «помощь» перечислит имеющиеся.
not-for-your-role = Это для коллег с другой ролью. «помощь» перечислит, что можно спросить вам.
button-refused = Эта кнопка здесь не действует. Спросите заново.
choice-gone = Этот выбор уже закрыт. Спросите заново.
cancelled = Ничего не изменено.
verbatim = { $text }
nobody-followed = Пока никто не отслеживается. Администратор добавляет человека: «наблюдать ИМЯ».

## Roles and languages
role-reader = адвокат (читатель)
role-editor = редактор
role-admin = администратор
role-owner = владелец
language-en = English
language-ru = Русский
language-which = Какой язык? Напишите «lang en» или «lang ru» или нажмите.
language-set = Теперь по-русски.

## Whom
people-followed = Отслеживаются эти люди и круги. Нажмите, чтобы увидеть статус.
status-whose = Чей статус? Нажмите или напишите «статус ИМЯ», «статус ИМЯ на 09.12.2016».
status-circle = { $name }: нажмите, чтобы увидеть статус человека.
status-circle-empty = { $name }: круг, в котором никто не назван. На него можно подписаться целиком.
status-bad-day = «{ $day }» — не дата. Пишите так: 2016-12-09, 09.12.2016, 2016-12 или 2016.
which-one = Под «{ $name }» подходят несколько человек. Кто из них?
did-you-mean = Точно «{ $name }» никто не отслеживается. Возможно, вы имели в виду:
not-tracked = «{ $name }» здесь не отслеживается. Администратор может добавить человека: «наблюдать ИМЯ».
circle-name = { $name } (круг)
nobody-named = Неназванное лицо
persons-only = Это возможно только для людей, не для кругов.

## Following
follow-whom = За кем следить? Нажмите или напишите «следить ИМЯ».
followed = Вы следите: { $name }. Официальные и подтверждённые новости будут приходить сюда.
followed-already = Вы уже следите: { $name }.
follow-unconfirmed-on = Вы следите: { $name }, включая неподтверждённые сообщения. Они могут оказаться неверными или о другом человеке.
follow-unconfirmed-off = Вы следите: { $name }; неподтверждённые сомнения больше не приходят.
unfollow-whom = От кого отписаться?
unfollowed = Вы больше не следите: { $name }. Новости об этом больше не приходят.
not-followed = Вы и не следили: { $name }.
following = { $count ->
    [one] Вы следите за { $count } человеком или кругом:
    [few] Вы следите за { $count } людьми и кругами:
   *[other] Вы следите за { $count } людьми и кругами:
    }
following-confirmed = · { $name }
following-unconfirmed = · { $name } (и неподтверждённое)
following-nobody = Вы ни за кем не следите. Начните: «следить ИМЯ».

## Buttons
button-people = Кто отслеживается
button-help = Помощь
button-same = Тот же человек
button-other = Другой человек
button-confirm = Подтвердить
button-retract = Отозвать
button-take = Беру на себя
button-undo = Вернуть
button-cancel = Отмена
button-also-unconfirmed = И неподтверждённое
button-only-confirmed = Только подтверждённое
button-history = История
button-follow-short = Следить
button-newer = ← Новее
button-older = Старее →
button-follow = Следить: { $name }
button-unwatch = Да, больше не отслеживать: { $name }
button-add = Добавить: { $name }
button-another-person = Другой человек, продолжать: { $name }
button-all-spellings = Все написания
button-back = ← Назад
button-more = Ещё →

## Times
ago-minutes = { $count ->
    [0] только что
    [one] { $count } минуту назад
    [few] { $count } минуты назад
   *[other] { $count } минут назад
    }
ago-hours = { $count ->
    [one] { $count } час назад
    [few] { $count } часа назад
   *[other] { $count } часов назад
    }
ago-days = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
   *[other] { $count } дней назад
    }
undated = без даты
on-day = { $day }
as-of = по состоянию на { $day }, с тех пор не проверялось
not-stated = не указано

## One event
a-state = некое государство
a-colleagues-report = сообщение коллеги
in-country = { $country }
counter-country = запрос: { $country }
docket = дело { $number }
confidence-official = официально
confidence-reported = сообщается, не официально
confidence-confirmed = подтверждено редактором
state-aligned = источник, близкий к государству
source-line = Источник: { $source }
also-source = Также: { $source }
published-title = «{ $title }»
alleges = { $state } утверждает: { $charge }
attribute-body = { $value }
attribute-form = форма: { $value }
attribute-basis = основание: { $value }
attribute-ground = причина: { $value }
attribute-final = окончательно: { $value }
attribute-in-absentia = заочно: { $value }

## Alerts
headline-urgent = СРОЧНО: { $name }
headline-important = ВАЖНО: { $name }
headline-info = { $name }
retracted = RETRACTED, ОТОЗВАНО. Это сообщение было ошибочным.
retracted-not-confirmed = RETRACTED, ОТОЗВАНО. Редактор проверил и не подтвердил.
retracted-because = RETRACTED, ОТОЗВАНО. Это сообщение было ошибочным: { $reason }
possible-repeat = (возможно, повтор)
alert-number = { $number }
taken-by = На себя взял(а) { $name }, { $at }
taken-already = Уже на себя взял(а) { $name }, { $at }.
unconfirmed-possibly-another = UNCONFIRMED, НЕ ПОДТВЕРЖДЕНО, ВОЗМОЖНО, ДРУГОЙ ЧЕЛОВЕК
unconfirmed-report = UNCONFIRMED, НЕ ПОДТВЕРЖДЕНО. Об этом сообщает коллега; никто ещё не проверял.
times = Опубликовано { $published } · увидено { $seen } · отправлено { $sent }
evidence = Копия { $hashes }
excerpt = «{ $text }»
guarded-caution = Могут существовать другие предупреждения: диффузии, национальные списки, розыск СНГ, ШИС (SIS), базы похищенных документов. Перед поездкой спросите адвоката.
source-state-blocked = { $source } нас не пускает. Мы не обходим блокировок; спросим позже, а до тех пор молчание источника ничего не значит.
source-state-partial = { $source } отвечает лишь частично; отсутствие там ничего не доказывает.
source-state-suspect = { $source } отвечает в неожиданном виде; пока никто не посмотрел, мы этому не верим.
source-state-error = { $source } не читается; до тех пор молчание источника ничего не значит.
source-state-complete = { $source } снова отвечает.
source-state-unchanged = { $source } снова отвечает.
source-reason = Причина: { $reason }
summary-more = { $count ->
    [one] … и ещё { $count } сообщение: история { $name }
    [few] … и ещё { $count } сообщения: история { $name }
   *[many] … и ещё { $count } сообщений: история { $name }
    }
summary = { $count ->
    [one] { $name }: при первом чтении найдено { $count } прежнее событие
    [few] { $name }: при первом чтении найдено { $count } прежних события
   *[other] { $name }: при первом чтении найдено { $count } прежних событий
    }
undelivered = СРОЧНОЕ сообщение { $number } не удалось доставить в один из чатов. Сообщите этому коллеге другим путём.

## Review
review-same-person = Это { $name }?
review-confirm = { $name }: произошло ли это? Сверьте с источником.
review-not-found-look-up-fails = { $name }: в списке не найдено, а прямой запрос не удаётся. Убрана ли запись из списка? Посмотрите в источнике.
review-possible = Возможно, не проверено: текст никого не называет, но говорит о процедуре и о запрашивающем государстве. Посмотрите. Если это чьё-то дело, свяжите номер: «дело НОМЕР ИСТОЧНИК ИМЯ»; кнопки никому ничего не сообщают.
review-reasons = Причины:
review-reason = · { $reason }
review-guarded = Это снижает настороженность читающего, поэтому подписчики узнают об этом только после подтверждения редактором.
review-none = Редактора ничего не ждёт.
review-open = { $count ->
    [one] Редактора ждёт { $count } вопрос:
    [few] Редактора ждут { $count } вопроса; самые срочные первыми:
   *[other] Редактора ждут { $count } вопросов; самые срочные первыми:
    }
review-said-yes = Подтвердил(а) { $name }, { $at }
review-said-no = Отклонил(а) { $name }, { $at }
verdict-yes = Редактор это подтвердил.
verdict-no = Редактор это отклонил.
verdict-open = Редактор ещё не решил.
passed-on = { $count ->
    [0] Больше сообщать было некому.
    [one] Передано в { $count } чат.
    [few] Передано в { $count } чата.
   *[other] Передано в { $count } чатов.
    }
retract-usage = Какое сообщение и почему? Например: отозвать A-1042 это однофамилец
retracted-already = { $number } уже отозвано.
retract-nothing = { $number } не сообщает о событии с человеком; отзывать нечего.
retracted-done = { $number } отозвано во всех чатах, куда пришло: { $reason }

## Why
why-which = О каком сообщении? Напишите «почему A-1042» или ответьте «почему» на само сообщение.
no-such-alert = { $number } — не сообщение этого чата.
why-title = Почему { $number }: { $name }
why-reason = · потому что: { $reason }
why-times = Опубликовано { $published }, увидено { $seen }
why-evidence = Копия (SHA-256): <code>{ $sha }</code>
why-no-evidence = Сохранённой копии нет: для этого ничего не загружалось.
why-record = Запись: { $source }, <code>{ $key }</code>
why-address = Адрес: { $url }
why-made = Сообщение создано { $at }, ключ <code>{ $key }</code>

## Reasons (each follows "because:" or stands in a list, so it begins small and ends without a full stop)
reason-full-name = в тексте стоит полное имя
reason-near-spelling = имя написано почти как записано, но не точно так
reason-sound-alike = имя звучит так же, но написано по другим правилам
reason-suffix-dropped = фамилия написана без своего суффикса или с лишним
reason-diminutive = имя стоит в краткой или ласковой форме
reason-initial = вместо имени только инициал
reason-surname-only = в тексте только фамилия
reason-after-full-name = одна фамилия, но выше в том же тексте стоит полное имя
reason-several-tracked = могут иметься в виду несколько отслеживаемых людей
reason-derived-spelling = найдено по производному написанию, которого никто не вводил
reason-common-name = это имя носят многие, поэтому одного имени мало
reason-given = имя написано «{ $written }», записано «{ $registered }», сходство { $likeness } %
reason-surname = фамилия написана «{ $written }», записана «{ $registered }», сходство { $likeness } %
reason-ending = окончание «-{ $word }» отброшено
reason-order-surname-first = фамилия стоит перед именем
reason-by-the-word = { $reason } («{ $word }»)
reason-context-extradition = за то, что это он(а): текст об экстрадиции
reason-context-interpol = за то, что это он(а): текст об ИНТЕРПОЛе
reason-context-asylum = за то, что это он(а): текст об убежище
reason-context-persecution = за то, что это он(а): текст о преследовании
reason-context-court = за то, что это он(а): текст о суде
reason-context-country = за то, что это он(а): страна этого дела, { $country }
reason-context-docket = за то, что это он(а): номер дела { $word }
reason-context-co-mentioned = за то, что это он(а): назван(а) и { $name }
reason-context-role = за то, что это он(а): слово из описания роли
reason-context-date = за то, что это он(а): дата { $date }
reason-against-sport = против: текст о спорте
reason-against-arts = против: текст об искусстве
reason-against-trade = против: текст представляет человека этого занятия
reason-against-everyday = против: текст о повседневной жизни
reason-against-science = против: текст о науке
reason-against-crime = против: текст об обычной преступности
reason-against-patronymic = против: другое отчество
reason-against-given-name = против: другое имя
reason-against-country = против: страна, чужая этому делу, { $country }
reason-found-by-search = так ответил поиск самого источника; само имя не видно
reason-procedure-extradition = речь идёт об экстрадиции
reason-procedure-asylum = речь идёт об убежище
reason-state = названо государство: { $word }
reason-keyword-search = собственный поиск суда нашёл в тексте процедуру и государство
reason-record = известно, что запись { $word } — об этом человеке
reason-docket = номер дела { $word } связан с этим человеком
reason-birth-date-match = дата рождения совпадает
reason-birth-date-near = дата рождения почти совпадает
reason-nationality-match-with = гражданство совпадает: { $country }
reason-nationality-conflict = указано другое гражданство
reason-nationality-conflict-with = указано другое гражданство: { $country }
reason-stated-by-source = это утверждает сам источник
reason-said = предложение: «{ $word }»
reason-denial = стоит слово отрицания: «{ $word }»
reason-doubt = стоит слово сомнения: «{ $word }»
reason-hearsay = пересказаны чужие слова: «{ $word }»
reason-reversal = слово, переворачивающее исход: «{ $word }»
reason-who-beside = это могло произойти с кем-то рядом
reason-who-speaks = человек, возможно, лишь говорит об этом
reason-who-unclear = из предложения не ясно, с кем это произошло
reason-who-another = речь идёт о другом названном человеке
reason-who-shared-surname = эту фамилию носят несколько отслеживаемых людей
reason-both = предложение можно понять и так, и так: { $kinds }
reason-unknown-kind = источник называет неизвестный здесь вид события: { $word }
reason-absent-from-polls = { $count ->
    [one] записи нет в { $count } полном опросе
    [few] записи нет в { $count } полных опросах
   *[other] записи нет в { $count } полных опросах
    }
reason-absent-since = записи нет с { $at }
reason-look-up-404 = на прямой запрос отвечено, что такой записи нет
reason-look-up-fails = прямой запрос не удаётся и потому ничего не доказывает
reason-confirmed-by = подтверждено в чате (роль: { $role })
reason-same-person-by = в чате признано, что это тот же человек (роль: { $role })
reason-advocates-report = об этом сообщил(а) коллега

## History
history-whose = Чья история?
history-title = <b>История: { $name }</b> ({ $page } из { $pages })
history-empty = О { $name } пока ничего не известно. Это не доказывает, что ничего не произошло.

## Status
status-title = Статус: { $name }
status-on = на { $day }, по тому, что известно сегодня
status-nothing = События не известны. Это не доказывает, что ничего не произошло.
status-line = <b>{ $track }</b>
status-conflict = Сведения расходятся:
status-undated = Без даты:
status-track-shields = Обеспечительные меры
status-track-liberty = Свобода
status-track-extradition = Экстрадиция
status-track-interpol-data = Данные ИНТЕРПОЛа
status-track-other-lists = Другие списки
status-track-protection = Защита
status-track-proceedings-at-home = Дела на родине
status-track-person = Личное
status-track-findings = Выводы органов
status-track-voices = Высказывания
status-track-other = Прочее
status-sources = <b>Источники</b>
status-fresh = { $source }: надёжно проверено { $ago }
status-stale = { $source }: НЕ ПРОВЕРЯЛОСЬ с { $at }
status-nothing-checked = НЕ ПРОВЕРЯЛОСЬ: ни один источник ещё не запрошен
status-never = { $source }: ЕЩЁ НЕ ПРОВЕРЯЛОСЬ
status-not-provable = { $source }: НЕ ДОКАЗУЕМО (ответ урезан; отсутствие там ничего не доказывает)
status-lists = { $count ->
    [one] Новости и списки: надёжно проверено { $good } из { $count }
   *[other] Новости и списки: надёжно проверено { $good } из { $count }
    }
status-documented = известен лишь по описанию, вживую не проверен
status-hides-names = скрывает имена: отсутствие имени ничего не значит
status-hiding = Источники, скрывающие имена, так что отсутствие имени ничего не значит: { $sources }
status-no-courts = Ни один судебный источник не охватывает: { $countries }
status-unpolled-not-accepted = Не опрашиваются, никто не принял их условия: { $sources }
status-unpolled-no-key = Не опрашиваются, не задан ключ доступа: { $sources }
status-unpolled-switched-off = Отключены: { $sources }
status-by-hand = Только вручную, машине читать нельзя: { $country }, { $title } { $url }
status-no-notice = Отсутствие открытого уведомления не значит «нет красного уведомления или диффузии».
status-elsewhere = Решение одной страны или удаление в ИНТЕРПОЛе ничего не меняет в другой стране.

## Report
report-usage = Кто, что и где? Например: сообщить Кетебаев задержан в Польше
report-who = О ком сообщение?
report-is-it = Сообщение об этом человеке? Слова после имени похожи на ещё одно имя. Нажмите, чтобы передать.
report-what = { $name }: что произошло? Нажмите самое близкое; ваши слова будут приложены.
report-over = Сообщение не отправлено: вопрос уже закрыт. Напишите ещё раз.
report-country = , { $country }
report-passed-on = { $count ->
    [0] Сохранено как НЕПОДТВЕРЖДЁННОЕ: { $name }, { $kind }{ $place }. Сообщить было некому.
    [one] Передано как НЕПОДТВЕРЖДЁННОЕ { $count } коллеге: { $name }, { $kind }{ $place }. От кого — не сказано.
    [few] Передано как НЕПОДТВЕРЖДЁННОЕ { $count } коллегам: { $name }, { $kind }{ $place }. От кого — не сказано.
   *[other] Передано как НЕПОДТВЕРЖДЁННОЕ { $count } коллегам: { $name }, { $kind }{ $place }. От кого — не сказано.
    }
report-guarded = { $count ->
    [0] Сохранено для редакторов: { $name }, { $kind }{ $place }. Подписчики узнают только после подтверждения редактором, потому что это снижает настороженность.
    [one] Передано только { $count } редактору: { $name }, { $kind }{ $place }. Подписчики узнают после подтверждения, потому что это снижает настороженность.
    [few] Передано только { $count } редакторам: { $name }, { $kind }{ $place }. Подписчики узнают после подтверждения, потому что это снижает настороженность.
   *[other] Передано только { $count } редакторам: { $name }, { $kind }{ $place }. Подписчики узнают после подтверждения, потому что это снижает настороженность.
    }
report-kind-detained = Задержан(а)
report-kind-arrested = Арестован(а)
report-kind-stopped-at-border = Остановлен(а) на границе
report-kind-released = На свободе
report-kind-disappeared = Пропал(а)
report-kind-remanded = Под стражей
report-kind-hearing-set = Назначено заседание
report-kind-statement = Другое

## Administration
watch-usage = Кого? Полное имя, как в новостях, сначала имя, потом фамилия: наблюдать Данияр Оспантолеу
watch-already = { $name } уже отслеживается. Ещё одно написание добавляет «написание ИМЯ = НАПИСАНИЕ».
watch-near = Кто-то похожий уже отслеживается. Нажмите, чтобы увидеть статус; ещё одно написание добавляет «написание ИМЯ = НАПИСАНИЕ». Если { $name } — другой человек, продолжайте.
watch-basis = На каком основании можно отслеживать: { $name }? Никогда не добавляйте несовершеннолетних и родственников, не ведущих публичной жизни.
watch-basis-kept = { $name }: { $basis }
watch-requesting = Какие государства преследуют или запрашивают: { $name }? Например: Казахстан, Россия. «-», если неизвестно.
watch-countries = Запрашивают: { $states }. В каких странах живёт или бывает { $name }? Только страны, ничего точнее. «-», если неизвестно.
watch-no-country = В «{ $text }» нет известной мне страны. Пишите названия или коды («Польша, ES») или «-».
watch-spellings =
    { $name } · запрашивают: { $states } · страны: { $countries }

    Искать будем и эти написания. Нажмите, чтобы вычеркнуть неверные, затем добавьте.
watch-press-a-button = Нажмите одну из кнопок для { $name } или «Отмена».
watch-over = Этот вопрос уже закрыт. Начните заново: «наблюдать ИМЯ».
watch-added = { $count ->
    [one] { $name }: отслеживается с этой минуты, { $count } написание. Первый опрос только читается; о срочном событии последних 14 дней будет сообщено.
    [few] { $name }: отслеживается с этой минуты, { $count } написания. Первый опрос только читается; о срочном событии последних 14 дней будет сообщено.
   *[other] { $name }: отслеживается с этой минуты, { $count } написаний. Первый опрос только читается; о срочном событии последних 14 дней будет сообщено.
    }
basis-public = Публичная роль
basis-consent = Согласие
basis-mandate = Поручение
none-named = не названы
spelling-kept = { $text } · вычеркнуть
spelling-struck = (вычеркнуто) { $text } · вернуть
spelling-struck-out = { $name }: написание { $spelling } больше не ищется.
spelling-taken-back = { $name }: написание { $spelling } снова ищется.
strike-refused-own-name = { $spelling } остаётся: под этим именем человек здесь записан.
strike-refused-last = { $spelling } остаётся: без него этого человека не по чему искать.
spellings-whose = Чьи написания?
spellings-title = <b>Написания: { $name }</b> ({ $page } из { $pages })
spellings-given = Введены:
spellings-derived = Производные:
spellings-struck = Вычеркнуты, не ищутся:
spelling-line = · { $text } ({ $language })
alias-usage = Чьё имя и как пишется? Например: написание Кетебаев = Mouratbek Ketebaïev
alias-already = { $name }: написание { $spelling } уже ищется.
alias-added = { $name }: теперь ищется и написание { $spelling }.
alias-derived = Производные от него, тоже ищутся: { $spellings }. Нажмите, чтобы вычеркнуть неверные.
alias-over = Этот вопрос уже закрыт. Напишите ещё раз: «написание ИМЯ = НАПИСАНИЕ».
docket-usage = Какой номер, в каком источнике и чьё дело? Например: дело 394399 fr_arianeweb Аблязов. По номеру спрашивают: { $sources }.
docket-no-source = «{ $source }» не спрашивают по номеру. По номеру спрашивают: { $sources }.
docket-tie = Этот суд скрывает имена. Где уже опубликовано (или кем разрешено), что { $number } — дело этого человека? Одной строкой: она хранится рядом с номером.
docket-press-a-button = Нажмите одну из кнопок или «Отмена».
docket-already = Номер { $number } уже спрашивается: { $name }.
docket-over = Этот вопрос уже закрыт. Начните заново: «дело НОМЕР ИСТОЧНИК ИМЯ».
docket-added = Номер { $number } теперь спрашивается: { $name }. Первое чтение ничего не рассылает; о срочном за последние 14 дней сообщается.
source-usage = Какой адрес? Например: источник добавить https://www.example.org/news/rss. Лента, веб-страница или открытый канал Telegram (https://t.me/ИМЯ). «источник убрать ИМЯ» прекращает опрос добавленного.
source-unreadable = Следить за { $url } нельзя: { $reason }.
source-over = Этот вопрос уже закрыт. Начните заново: «источник добавить АДРЕС».
source-already = { $title }: за этим уже следим.
source-added = { $title }: опрашивается с этого момента под именем { $name }. Первое чтение ничего не рассылает; о срочном за последние 14 дней сообщается.
source-removed = { $name } больше не опрашивается. Сказанное там хранится.
source-not-added = Ничего под именем «{ $name }» здесь не добавляли. Добавлено: { $names }.
preview-title = { $title } · { $url }
preview-judged = Прочитано сейчас: { $reason }.
preview-newest = { $count ->
    [0] Записей нет.
    [one] { $count } запись; новейшие:
    [few] { $count } записи; новейшие:
   *[other] { $count } записей; новейшие:
}
preview-entry = · { $at }: { $title }
preview-undated = без даты
preview-nobody = Никто из отслеживаемых не назван.
preview-persons = Названы: { $names }.
preview-alerts = { $count ->
    [0] За { $days } дней это не дало бы ни одного сообщения.
    [one] За { $days } дней это дало бы { $count } сообщение.
    [few] За { $days } дней это дало бы { $count } сообщения.
   *[other] За { $days } дней это дало бы { $count } сообщений.
}
button-add-it = Добавить
button-concerns-us = Касается нас
button-nobody-of-ours = Не наши
unwatch-usage = Кого? Например: ненаблюдать Кетебаев
unwatch-sure = Больше не отслеживать: { $name }? Известное сохранится, но нового не ищем и никому не сообщаем.
unwatched = { $name }: больше не отслеживается. Известное сохранено.
invite-which = Приглашение для какой роли?
invited =
    Одноразовое приглашение, роль: { $role }, действует до { $until }. Передайте его путём, которому доверяете:

    { $link }

    Или: <code>/start { $code }</code>
role-usage =
    Напишите «роль ИМЯ РОЛЬ» (читатель, редактор, админ). Записаны:
    { $users }
role-given = { $name }: теперь { $role }.
role-above-yours = Эту роль вы не можете дать или отнять.
no-such-user = Никто из записанных не зовётся «{ $name }».
which-user = Имя «{ $name }» у нескольких. Кто из них?

## Help
help-title = <b>Что можно спросить</b> (с косой чертой или без, по-русски или по-английски)
help-status = <code>статус ИМЯ</code>: что известно и когда каждый источник в последний раз надёжно проверен. <code>статус ИМЯ на 09.12.2016</code>: на тот день
help-people = <code>люди</code>: кто отслеживается
help-follow = <code>следить ИМЯ</code>: получать новости
help-unfollow = <code>отписаться ИМЯ</code>: больше не получать
help-following = <code>подписки</code>: за кем вы следите
help-history = <code>история ИМЯ</code>: все события
help-why = <code>почему A-1042</code>: на чём основано сообщение; или ответьте на него «почему»
help-report = <code>сообщить ИМЯ что где</code>: передать, что вы знаете, как НЕПОДТВЕРЖДЁННОЕ и без вашего имени
help-lang = <code>lang en</code>, <code>lang ru</code>: язык
help-help = <code>помощь</code>: этот список
help-review = <code>проверка</code>: что ждёт редактора
help-retract = <code>отозвать A-1042 причина</code>: отозвать ошибочное сообщение
help-watch = <code>наблюдать ИМЯ</code>: начать отслеживать человека
help-alias = <code>написание ИМЯ = НАПИСАНИЕ</code>: ещё одно написание
help-spellings = <code>написания ИМЯ</code>: как ищется имя; вычеркнуть, вернуть
help-unwatch = <code>ненаблюдать ИМЯ</code>: больше не отслеживать
help-docket = <code>дело НОМЕР ИСТОЧНИК ИМЯ</code>: следить за номером дела
help-source = <code>источник добавить АДРЕС</code>: лента, страница или канал Telegram
help-invite = <code>пригласить РОЛЬ</code>: одноразовая ссылка для нового коллеги
help-role = <code>роль ИМЯ РОЛЬ</code>: что может коллега
help-cancel = <code>отмена</code>: закончить начатый вопрос
help-limits = Я не могу сказать, можно ли кому-то ехать. Спросите адвоката.

menu-status = Что известно о человеке
menu-people = Кто отслеживается
menu-follow = Получать новости о человеке
menu-unfollow = Больше не получать
menu-following = За кем вы следите
menu-history = Все события человека
menu-why = На чём основано сообщение
menu-report = Передать, что вы знаете
menu-lang = Язык
menu-help = Что можно спросить
menu-review = Что ждёт редактора
menu-retract = Отозвать ошибочное сообщение
menu-watch = Начать отслеживать человека
menu-alias = Ещё одно написание
menu-spellings = Как ищется имя
menu-unwatch = Больше не отслеживать
menu-docket = Следить за номером дела
menu-source = Добавить ленту, страницу или канал
menu-invite = Пригласить коллегу
menu-role = Что может коллега
menu-cancel = Закончить начатый вопрос

## Kinds ($state is the state that acts or alleges)
kind-other = { $kind }
kind-interim-measure-asked = Запрошена обеспечительная мера
kind-interim-measure-granted = Обеспечительная мера назначена
kind-interim-measure-refused = В обеспечительной мере отказано
kind-interim-measure-lifted = Обеспечительная мера отменена
kind-interim-measure-breached = Обеспечительная мера нарушена
kind-stopped-at-border = Остановлен(а) на границе
kind-detained = Задержан(а)
kind-arrested = Арестован(а)
kind-remanded = Заключён(а) под стражу
kind-habeas-asked = Суд просят проверить законность задержания
kind-habeas-granted = Суд постановил освободить из-под стражи
kind-habeas-refused = Суд оставил под стражей
kind-bailed = Отпущен(а) под залог
kind-house-arrest = Домашний арест
kind-travel-ban = Запрет на выезд
kind-released = Отпущен(а) на свободу
kind-ill-treated = Жестокое обращение
kind-disappeared = Пропал(а)
kind-died = Умер(ла)
kind-exchanged = Обмен
kind-pardoned = Помилован(а)
kind-extradition-requested = Запрошена экстрадиция
kind-extradition-provisional-arrest = Временный арест для экстрадиции
kind-extradition-court-admissible = Мнение суда: экстрадиция допустима (это ещё не решение о выдаче)
kind-extradition-court-inadmissible = Мнение суда: экстрадиция недопустима
kind-extradition-granted = Экстрадиция разрешена
kind-extradition-refused = В экстрадиции отказано
kind-extradition-decree-annulled = Указ об экстрадиции отменён
kind-extradition-suspended = Экстрадиция приостановлена
kind-extradition-appealed = Решение об экстрадиции обжаловано
kind-extradition-withdrawn = Запрос об экстрадиции отозван
kind-extradition-surrendered = Передан(а) запрашивающему государству
kind-eaw-issued = Выдан европейский ордер на арест
kind-eaw-executed = Европейский ордер на арест исполнен
kind-eaw-refused = В исполнении европейского ордера отказано
kind-eaw-withdrawn = Европейский ордер на арест отозван
kind-removed-outside-extradition = Вывезен(а) из страны вне экстрадиции
kind-notice-reported = Сообщается об уведомлении ИНТЕРПОЛа
kind-notice-listed = Уведомление ИНТЕРПОЛа в открытом списке
kind-notice-changed = Открытое уведомление ИНТЕРПОЛа изменено
kind-notice-unlisted = Уведомления ИНТЕРПОЛа больше нет в открытом списке
kind-notice-reissued = Уведомление ИНТЕРПОЛа снова в открытом списке
kind-diffusion-reported = Сообщается о диффузии ИНТЕРПОЛа
kind-notice-refused-before-circulation = ИНТЕРПОЛ отклонил уведомление до рассылки
kind-ccf-filed = Подано обращение в Комиссию ИНТЕРПОЛа (CCF)
kind-ccf-admissible = Комиссия ИНТЕРПОЛа (CCF) приняла обращение
kind-ccf-access-blocked = Комиссия ИНТЕРПОЛа (CCF) закрыла доступ к данным
kind-ccf-non-compliant = Комиссия ИНТЕРПОЛа (CCF): данные не соответствуют правилам
kind-ccf-compliant = Комиссия ИНТЕРПОЛа (CCF): данные соответствуют правилам
kind-ccf-reopened = Комиссия ИНТЕРПОЛа (CCF) вновь открыла дело
kind-interpol-data-deleted = Данные в ИНТЕРПОЛе удалены
kind-document-recorded-stolen = Документ записан как похищенный или утерянный
kind-wanted-list-added = { $state } утверждает о преступлении: объявлен(а) в розыск
kind-wanted-list-removed = Больше нет в опубликованном списке розыска
kind-cis-search-added = { $state } утверждает о преступлении: объявлен розыск СНГ
kind-cis-search-removed = Розыск СНГ больше не показан
kind-sis-alert-added = Внесено предупреждение в ШИС (SIS)
kind-sis-alert-removed = Предупреждение в ШИС (SIS) больше не показано
kind-extremist-list-added = { $state } утверждает об экстремизме: внесён(а) в список
kind-extremist-list-removed = Больше нет в опубликованном списке экстремистов
kind-sanctions-added = Внесён(а) в санкционный список
kind-sanctions-removed = Больше нет в опубликованном санкционном списке
kind-protection-sought = Запрошена защита
kind-protection-granted = Защита предоставлена
kind-protection-refused = В защите отказано
kind-protection-quashed = Решение о защите отменено
kind-protection-excluded = Исключён(а) из-под защиты
kind-protection-withdrawn = Защита отозвана
kind-travel-document-issued = Выдан проездной документ
kind-removal-ordered = Предписано покинуть страну
kind-investigated = { $state } утверждает о преступлении: следствие
kind-charged = { $state } утверждает о преступлении: обвинение
kind-tried-in-absentia = Заочный процесс, суд в стране: { $state }
kind-sentenced = Приговор суда в стране: { $state }
kind-acquitted = Оправдан(а) судом в стране: { $state }
kind-charges-dropped = Обвинения сняты
kind-retrial-ordered = Назначено новое рассмотрение
kind-assets-frozen = Имущество заморожено
kind-passport-revoked = Паспорт аннулирован
kind-citizenship-stripped = Лишён(а) гражданства
kind-made-stateless = Остался (осталась) без гражданства
kind-naturalised = Получено гражданство
kind-reprisal = Месть близким
kind-at-risk-of-notice = Под угрозой уведомления ИНТЕРПОЛа
kind-wgad-opinion = Мнение Рабочей группы ООН по произвольным задержаниям
kind-treaty-body-views = Соображения договорного органа ООН
kind-echr-communicated = Европейский суд по правам человека: дело коммуницировано
kind-echr-decision = Европейский суд по правам человека: решение
kind-echr-judgment = Европейский суд по правам человека: постановление
kind-echr-struck-out = Европейский суд по правам человека: исключено из списка дел
kind-echr-execution = Европейский суд по правам человека: исполнение постановления
kind-cjeu-ruling = Решение Суда Европейского союза
kind-hearing-set = Назначено заседание
kind-docket-entry = Новая запись в деле
kind-resolution = Резолюция
kind-report-published = Опубликован доклад
kind-statement = Заявление
kind-appeal-published = Опубликовано обращение
kind-mention = Упоминание
