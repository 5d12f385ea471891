"""Given names: which spellings are one name, which words are given names at all; and what a patronymic looks like."""

import re

from cases.names.folding import LONGEST_WORD, fold_word

_GROUPS = """
alexandr alexander aleksander oleksandr alexandru alexandre alejandro alessandro александр олександр sasha саша
alexandra oleksandra aleksandra александра
alexei aleksey oleksiy alexiy алексей олексій
alexis
anatoliy anatol anatolie анатолий анатолій
andrei andrew andrzej andriy andrej andres андрей андрій
anna ana hanna anne ann анна ганна ани
anton antoni antonio anthony антон
arif ариф
arkady arkadiusz аркадий
artur arthur arturo артур
artem artyom artiom артем
aleksandra
askar аскар
azamat азамат
bakhytzhan бахытжан бақытжан
bolat bulat болат булат
boris borys борис
botagoz ботагоз ботагөз
daniel daniil danylo данил даниил данило
dariga дарига
dmitry dmytro dmitri dymitr dumitru дмитрий дмитро дима
elena olena helena ilena jelena елена олена
elvira эльвира
emil эмиль
emin эмин
evgeny yevhen eugen eugene eugeniu евгений євген
evgenia yevhenia евгения євгенія
farid ferid fərid фарид ферид
fedor theodore фёдор федір
galina halyna галина
georgy george gheorghe jerzy jiri heorhiy георгий георгій
gennady hennadiy геннадий геннадій
grigory hryhoriy grigore григорий григорій
gulnara гульнара гүлнар
ivan иван іван
ion ioan john juan jean jan иоан джон ян
igor ihor игорь ігор
ilya illia elijah ilie илья ілля
ilyas ильяс ілияс
irina iryna irena irene ирина ірина
joseph josef jozef iosif jose иосиф джозеф йосип
julia yulia iulia юлия юлія
kairat қайрат кайрат
karim карим
kirill kyrylo кирилл кирило
konstantin kostiantyn constantin константин костянтин
larisa larysa лариса
leonid леонід леонид
leyla leila layla лейла
lev лев
lidia лидия
lucia люция
ludmila lyudmyla людмила
madina мадина мәдина
maksim maxim maksym maxime максим
marat марат
marek marc marcus mark марк
margarita маргарита
maria marie mary мария марія
marina maryna марина
mihai mikhail michal michael mykhailo miguel michel михаил михайло майкл
mohamed muhammad mohammed mehmet мохаммед мұхаммед
mukhtar muhtar мухтар мұхтар
murat мурат
muratbek муратбек
muratkhan мұратхан муратхан
nadezhda nadiya надежда надія
natalia nataliya наталья наталия наталія наташа
nikita mykyta никита микита
nikolai mykola nicolae nicolas nicholas mikolaj николай микола
nurlan нурлан нұрлан
nursultan нурсултан нұрсұлтан
oksana оксана
oleg oleh олег
olga olha ольга
olzhas олжас
ostap остап
pavel pavlo pawel paul pablo павел павло паша
peter petr petro piotr petru pedro pierre пётр петр петро
rashid рашид
rinat ринат
robert роберт roberto
roman роман
ruslan руслан
rustam рустам
saltanat салтанат
semyon semen семен семён
sergei serhiy serge sergiu sergio siergiej сергей сергій серж
sofia софья софия
stanislav stanislaw станислав станіслав
stefan stepan stephen steven степан стефан
svetlana svitlana swietlana светлана світлана
tamara тамара
tatiana tetiana tatjana татьяна тетяна
thomas tomas tomasz томас
timur тимур
vadim vadym вадим
valentin валентин
valentina валентина
valery valeriy valeriu валерий валерій
vasily vasyl vasile василий василь
vera vira вера віра
veronica вероника вероніка
victor viktor wiktor victoras виктор віктор
victoria viktoria виктория вікторія
vitaly vitaliy vitalie виталий віталій
vladimir volodymyr vlodzimierz владимир володимир вова
vladislav vladyslav wladyslaw владислав
vlad влад
vyacheslav viacheslav wieslaw вячеслав
yaroslav jaroslav jaroslaw ярослав
yerlan erlan ерлан
yerzhan erzhan ержан
yuri yuriy iurie jerij юрий юрій
zamira замира
zhanna жанна
zhanar жанар
zinaida зинаида
zoya зоя
aigul айгуль айгүл
alla алла
alma алма
asel асель әсел
aslan аслан
bauyrzhan бауыржан
daniyar данияр
darkhan дархан
dauren даурен
dinara динара
gulnaz гульназ
ilham ilgar ильхам
kanat канат қанат
khadija хадиджа xədicə
magzhan мағжан
rauf рауф
samat самат
serik серик серік
talgat талгат
tofig тофик
vugar вугар
yelzhan елжан
zhanbolat жанболат
adam адам
albert альберт
alfred альфред
alice alicja алиса
barbara барбара
carlos karl carl charles karol карл карлос чарльз
catherine ekaterina kateryna katarzyna екатерина катерина
christian кристиан
david dawid давид дэвид
diana диана
edward eduard эдуард едуард
emma эмма
eva ewa ева
francois francis francisco франсуа франциск
frank франк фрэнк
friedrich fryderyk фридрих
hans ганс ханс
henry henri henryk heinrich генри генрих
jack джек
jacek яцек
jakub jacob yakov jacques яков
james джеймс
krzysztof christopher кристофер
laura лаура
louis luis ludwik луи
luca luke lukasz лука
magdalena магдалена
malgorzata малгожата
martin marcin мартин
mateusz matthew matei матвей
oscar оскар
otto отто
patrick патрик
philip filip philippe филипп
rafael рафаэль
ricardo richard ryszard ричард
rudolf рудольф
samuel самуил
sarah sara сара
simon szymon симон
sylvia сильвия
teresa тереза
vaclav waclaw вацлав
walter вальтер
william wilhelm guillaume вильгельм уильям
zbigniew збигнев
"""


def _canonical() -> dict[str, str]:
    groups = [[fold_word(word) for word in line.split()] for line in _GROUPS.strip().splitlines()]
    table: dict[str, str] = {}
    for group in groups:
        for key in group:
            table.setdefault(key, group[0])
    return table


SAME_GIVEN_NAME = _canonical()
"""Folded given name -> the folded name its whole group is known by."""


def given_key(key: str) -> str:
    """Return the key under which a folded given name is looked up: one for Alexandr, Oleksandr and Alejandro."""
    return SAME_GIVEN_NAME.get(key, key)


_PATRONYMIC = re.compile(
    "(?:(?:ov|ev|i)i?ch(?:a|u|em|om|e|i|ovi|evi)?|(?:ov|ev|i)n(?:a|i|e|u|oi|oiu)|uli|kizi|oglu|ogli)$"
)


def is_patronymic(text: str) -> bool:
    """Whether a word looks like a patronymic (-ovich, -ovna, -uly, -qyzy, -oglu), inflected or not."""
    return len(text) <= LONGEST_WORD and _PATRONYMIC.search(fold_word(text)) is not None
